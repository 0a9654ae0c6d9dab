package org.blockade.service.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.course.NaltrexoneCourse;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.guideline.NextInjection;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// How long the label says that a dose blocks.
///
/// @param injectionDays local days after an injection of the labelled amount
/// @param tablets hours after a tablet, by the least amount for which they are labelled; ascending
record LabelledBlock(int injectionDays, List<Tablet> tablets) {

  LabelledBlock {
    tablets = List.copyOf(tablets);
  }

  /// From an amount (mg) on, so many hours.
  record Tablet(double fromMilligrams, int hours) {}

  /// The end of a labelled block.
  sealed interface End {

    /// So many days after an injection.
    record OfInjection(ModelTime time, int days) implements End {}

    /// So many hours after a tablet.
    record OfTablet(ModelTime time, int hours) implements End {}

    /// The label has no time for the dose.
    record Unknown() implements End {}
  }

  static LabelledBlock read(DataNode node) {
    DataNode injection = node.child("injection");
    int days = (int) injection.number("days");
    requireSource(injection);
    List<Tablet> tablets = new ArrayList<>();
    for (DataNode tablet : node.children("tablets")) {
      tablets.add(new Tablet(tablet.number("from_mg"), (int) tablet.number("hours")));
      requireSource(tablet);
    }
    node.close();
    return new LabelledBlock(days, tablets);
  }

  private static void requireSource(DataNode node) {
    node.word("evidence", Evidence::ofWord, Evidence.words());
    node.text("source");
    node.close();
  }

  /// The end of the labelled block of a course: that of its last injection or of its last tablet,
  /// whichever is later.
  End end(NaltrexoneCourse course) {
    Optional<End.OfInjection> injection = injectionEnd(course);
    Optional<End.OfTablet> tablet = course.lastTablet().flatMap(this::tabletEnd);
    if (injection.isPresent()
        && tablet.filter(end -> end.time().isAfter(injection.get().time())).isEmpty()) {
      return injection.get();
    }
    return tablet.<End>map(end -> end).orElseGet(End.Unknown::new);
  }

  private Optional<End.OfInjection> injectionEnd(NaltrexoneCourse course) {
    Mass labelled = NextInjection.standard().labelledAmount();
    return course
        .lastInjection()
        .filter(given -> given.dose().amount().milligrams() >= labelled.milligrams())
        .map(given ->
            new End.OfInjection(
                course.axis().plusDays(given.dose().time(), injectionDays), injectionDays));
  }

  private Optional<End.OfTablet> tabletEnd(DoseGiven given) {
    return tablets.stream()
        .filter(tablet -> given.dose().amount().milligrams() >= tablet.fromMilligrams())
        .reduce((less, more) -> more)
        .map(tablet ->
            new End.OfTablet(given.dose().time().plusHours(tablet.hours()), tablet.hours()));
  }
}
