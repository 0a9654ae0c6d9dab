package org.blockade.service.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.quantity.ModelTime;

/// One resource while it is read.
///
/// @param element the resource
/// @param stamp when it says that something was so
/// @param person whose it is
/// @param told what else is to be said about it, with its place
record Context(Element element, Stamp stamp, PersonDraft person, Told told) {

  /// Takes what is to be said about a resource that is understood.
  interface Told {

    /// It is understood, and this is how.
    void note(String sentence);

    /// It is of a kind, or has a code, that says nothing here.
    void notInterpreted(String what);

    /// A part of it is not understood and may matter.
    ///
    /// @param opioid whether that part may be an opioid or a test for one
    void gap(String sentence, boolean opioid);
  }

  /// The only status words that let a resource be read.
  String status() {
    return element.text("status").orElse("");
  }

  /// When it was, or began: what protects or speaks for a dose stands at the beginning of its day.
  ModelTime begin() {
    return begin(stamp.from());
  }

  private ModelTime begin(Optional<When> when) {
    return switch (when.orElse(new When.Unreadable(""))) {
      case When.Moment moment -> PersonDraft.begin(moment, person.axis()).orElseThrow();
      case When.Day day -> {
        told.note(
            "only the day is known; it counts from the beginning of that day (of an opioid until its"
                + " end)");
        yield PersonDraft.begin(day, person.axis()).orElseThrow();
      }
      case When.Vague vague ->
          throw new NotUnderstoodException(
              stamp.element() + " names no day; a month or a year is not enough");
      case When.Unreadable(String why) ->
          throw new NotUnderstoodException(
              why.isEmpty() ? "it does not say when it was" : stamp.element() + " " + why);
    };
  }

  /// The times at which an opioid counts: at the beginning and the end of what is known of it.
  List<ModelTime> beginAndEnd() {
    List<ModelTime> times = new ArrayList<>(List.of(begin()));
    PersonDraft.end(stamp.from().orElseThrow(), person.axis())
        .filter(end -> !times.contains(end))
        .ifPresent(times::add);
    if (stamp.to().isPresent()) {
      begin(stamp.to());
      PersonDraft.end(stamp.to().get(), person.axis())
          .filter(end -> !times.contains(end))
          .ifPresent(times::add);
    }
    return times;
  }
}
