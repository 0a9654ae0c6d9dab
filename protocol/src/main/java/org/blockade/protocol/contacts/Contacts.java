package org.blockade.protocol.contacts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.protocol.words.Wording;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.drug.Evidence;

/// The numbers to call, by region.
public final class Contacts {

  /// The region of the label that the rules follow.
  public static final String USUAL_REGION = "US";

  private static final String FILE = "/org/blockade/protocol/contacts.yaml";

  private final List<Contact> all;

  private Contacts(List<Contact> all) {
    this.all = List.copyOf(all);
  }

  /// The numbers that come with Blockade.
  public static Contacts standard() {
    return read(DataFile.resource(Contacts.class, FILE));
  }

  /// The numbers of a file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  static Contacts read(DataFile file) {
    List<Contact> all = new ArrayList<>();
    for (DataNode node : file.root().children("contacts")) {
      Optional<Contact.Kind> kind =
          node.word("kind", Contact.Kind::ofWord, "emergency, crisis, treatment-locator, poison");
      node.word("evidence", Evidence::ofWord, Evidence.words());
      Optional<LocalDate> checked = day(node);
      String region = node.text("region");
      String number = node.text("number");
      Wording title = Wording.read(node, "title");
      String source = node.text("source");
      node.close();
      if (kind.isPresent() && checked.isPresent()) {
        all.add(new Contact(region, kind.get(), number, title, source, checked.get()));
      }
    }
    file.root().close();
    file.requireSound();
    return new Contacts(all);
  }

  private static Optional<LocalDate> day(DataNode node) {
    String text = node.text("checked");
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      node.report("checked", "\"checked\" is no day; write e.g. 2026-11-22");
      return Optional.empty();
    }
  }

  /// The regions that are known, in the order of the file.
  public List<String> regions() {
    return all.stream().map(Contact::region).distinct().toList();
  }

  /// Everything to call in a region, in the order of the file; empty where the region is not known.
  public List<Contact> in(String region) {
    return all.stream().filter(contact -> contact.region().equals(region)).toList();
  }

  /// The first number of a kind in a region.
  public Optional<Contact> find(String region, Contact.Kind kind) {
    return in(region).stream().filter(contact -> contact.kind() == kind).findFirst();
  }
}
