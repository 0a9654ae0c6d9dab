package org.blockade.protocol.guideline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.blockade.protocol.course.OpioidCourse;
import org.blockade.protocol.course.PersonRecord;
import org.blockade.protocol.facts.AboutOpioids.NoneTaken;
import org.blockade.protocol.facts.AboutTests.Analyte;
import org.blockade.protocol.facts.AboutTests.UrineScreen;
import org.blockade.protocol.rule.Finding;
import org.blockade.protocol.rule.Instruction;
import org.blockade.protocol.rule.Status;
import org.blockade.protocol.rule.Weight;

/// What belongs to a visit for an injection.
///
/// Recommendation: on the day itself a urine screen, the date of the last opioid, and a question
/// about pregnancy; afterwards a record of where and what, a leaflet, and the next appointment.
/// Strength: the urine and the pregnancy question follow from the label, the rest is pharmacy
/// practice. Source: `injection-visit.yaml`, rules R07, R28, R47, R48.
///
/// When: somebody comes for an injection. Then: the list; `Item.BEFORE` stand before it.
public final class InjectionVisit {

  private final GuidelineFile file =
      GuidelineFile.beside(InjectionVisit.class, "injection-visit.yaml");

  private InjectionVisit() {}

  /// The recommendation with the texts that come with Blockade.
  public static InjectionVisit standard() {
    return new InjectionVisit();
  }

  /// An item of the list.
  public enum Item {
    URINE("urine"),
    LAST_USE("last-use"),
    PREGNANCY("pregnancy"),
    RECORD("record"),
    LEAFLET("leaflet"),
    BOOK("book");

    private final String id;

    Item(String id) {
      this.id = id;
    }

    /// What has to be known before the injection.
    public static final Set<Item> BEFORE = Set.of(URINE, LAST_USE);
  }

  /// What is done about an item.
  public Instruction instruction(Item item) {
    return file.instruction(item.id);
  }

  /// The whole list.
  public List<Instruction> all() {
    return Arrays.stream(Item.values()).map(this::instruction).toList();
  }

  /// What is known of the urine of the day: each analyte of the panel, negative.
  public Finding urine(PersonRecord record) {
    Set<String> positive = new TreeSet<>();
    Set<Analyte> negative = new TreeSet<>();
    record.all(UrineScreen.class).stream()
        .filter(stated -> record.daysSince(stated.occurred()) == 0)
        .forEach(stated -> {
          switch (stated.statement().result()) {
            case POSITIVE -> positive.add(stated.statement().analyte().words());
            case NEGATIVE -> negative.add(stated.statement().analyte());
            case INVALID -> {}
          }
        });
    if (!positive.isEmpty()) {
      return finding(
          Item.URINE, Status.NOT_MET, "positive today for " + String.join(", ", positive));
    }
    List<String> missing =
        Arrays.stream(Analyte.values())
            .filter(analyte -> !negative.contains(analyte))
            .map(Analyte::words)
            .toList();
    return missing.isEmpty()
        ? finding(Item.URINE, Status.MET, "the whole panel is negative today")
        : finding(
            Item.URINE, Status.UNKNOWN, "no result of today for " + String.join(", ", missing));
  }

  /// What is known of the last opioid: the person was asked today and had none.
  public Finding lastUse(PersonRecord record) {
    boolean asked =
        record
            .lastTime(NoneTaken.class, any -> true)
            .filter(time -> record.daysSince(time) == 0)
            .isPresent();
    if (OpioidCourse.of(record).contradicted(record)) {
      return finding(
          Item.LAST_USE,
          Status.UNKNOWN,
          "the record says both that an opioid was taken and that none was");
    }
    return asked
        ? finding(Item.LAST_USE, Status.MET, "asked today: no opioid taken")
        : finding(Item.LAST_USE, Status.UNKNOWN, "nobody asked today when the last opioid was");
  }

  /// Something on record names an opioid and could not be read: it may be a use of today.
  public Finding unreadOpioid() {
    return finding(
        Item.LAST_USE, Status.UNKNOWN, "the record names an opioid and could not be read there");
  }

  /// Something on record could not be read: it may be what speaks against the injection.
  ///
  /// @param gaps what it is, one sentence each
  public Finding unread(List<String> gaps) {
    return Finding.of(
            file.rule().recommendation(),
            Weight.REQUIRED,
            Status.UNKNOWN,
            "the record could not be read whole: " + String.join("; ", gaps))
        .withResolve("put the record right, and ask again");
  }

  private Finding finding(Item item, Status status, String says) {
    Finding finding = Finding.of(file.rule().recommendation(), Weight.AT_START, status, says);
    return status == Status.MET ? finding : finding.withResolve(instruction(item).text());
  }
}
