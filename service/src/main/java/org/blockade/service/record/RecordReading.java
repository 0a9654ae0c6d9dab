package org.blockade.service.record;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.blockade.service.forecast.PersonHistory;
import org.blockade.simulator.dosing.TimeAxis;

/// What became of the records of people that another system wrote.
public sealed interface RecordReading {

  /// How it is called in messages.
  String name();

  /// Nothing of it could be read.
  ///
  /// @param reason what is wrong and what would be right; repeats nothing of the record
  record Refused(String name, String reason) implements RecordReading {}

  /// Records that were read.
  ///
  /// @param axis one time line for all people
  /// @param dated whether anything names a day; else the axis begins nowhere
  /// @param people in the order of the record
  /// @param problems in the order of the record
  /// @param read resources that were understood
  /// @param refused resources that were not, though they may matter
  /// @param notInterpreted how many there are of each kind that says nothing here, by the kind of
  ///   resource and the code
  /// @param ownDerived resources that this program made of a record: they are never read as facts
  record Read(
      String name,
      TimeAxis.Calendar axis,
      boolean dated,
      List<Person> people,
      List<Problem> problems,
      int read,
      int refused,
      SortedMap<String, Integer> notInterpreted,
      int ownDerived)
      implements RecordReading {

    public Read {
      people = List.copyOf(people);
      problems = List.copyOf(problems);
      notInterpreted = new TreeMap<>(notInterpreted);
    }
  }

  /// One person.
  record Person(PersonHistory history, FactReading facts) {}

  /// Something that whoever keeps the record should know.
  ///
  /// @param place where it stands in the record
  /// @param refused whether something was not read that may matter
  /// @param message one sentence; repeats no text of the record
  record Problem(String place, boolean refused, String message) {

    /// One line for people.
    public String text() {
      return place + ": " + message;
    }
  }
}
