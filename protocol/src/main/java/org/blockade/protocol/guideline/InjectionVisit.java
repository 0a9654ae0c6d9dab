package org.blockade.protocol.guideline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.blockade.protocol.rule.Instruction;

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
}
