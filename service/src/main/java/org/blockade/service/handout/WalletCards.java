package org.blockade.service.handout;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blockade.protocol.facts.DoseGiven;
import org.blockade.protocol.words.Language;
import org.blockade.service.forecast.ProtectionReport;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.population.Loss;
import org.blockade.simulator.population.ProtectionForecast;
import org.blockade.simulator.quantity.ModelTime;

/// Makes wallet cards from what is on record.
public final class WalletCards {

  private final CardWords words;
  private final Language language;

  private WalletCards(CardWords words, Language language) {
    this.words = words;
    this.language = language;
  }

  /// Cards in a language.
  public static WalletCards in(Language language) {
    return new WalletCards(CardWords.standard(), language);
  }

  /// A card; empty where the record has no naltrexone, or no dates: a card without either would
  /// mislead.
  public Optional<WalletCard> card(ProtectionReport report, PersonalLines personal) {
    return report.person().axis() instanceof TimeAxis.Calendar calendar
        ? report.course().lastDose().map(last -> card(report, calendar, last, personal))
        : Optional.empty();
  }

  private WalletCard card(
      ProtectionReport report, TimeAxis.Calendar calendar, DoseGiven last, PersonalLines personal) {
    List<WalletCard.Field> facts =
        List.of(
            field("product", product(last)),
            field("last_dose", day(calendar, last.dose().time())),
            field("blocked", blocked(report, calendar)),
            field("estimate", estimate(report, calendar)));
    return new WalletCard(
        language,
        phrase("title"),
        phrase("front"),
        phrase("back"),
        facts,
        personal(personal),
        words.say().stream().map(sentence -> sentence.in(language)).toList(),
        phrase("ask"),
        phrase("scan"),
        phrase("note"));
  }

  private String phrase(String place) {
    return words.phrase(place, language);
  }

  private WalletCard.Field field(String name, String value) {
    return new WalletCard.Field(phrase("labels." + name), value);
  }

  private String product(DoseGiven given) {
    String product =
        switch (given.dose().route()) {
          case EXTENDED_RELEASE_INTRAMUSCULAR -> "injection";
          case ORAL -> "tablet";
          case INTRAVENOUS, INTRAMUSCULAR, SUBCUTANEOUS, INTRANASAL, SMOKED, SUBLINGUAL -> "other";
        };
    double amount = given.dose().amount().milligrams();
    return phrase("products." + product)
        .replace(
            "{amount}",
            amount == StrictMath.rint(amount)
                ? Long.toString((long) amount)
                : Double.toString(amount));
  }

  private String blocked(ProtectionReport report, TimeAxis.Calendar calendar) {
    return switch (words.labelledBlock().end(report.course())) {
      case LabelledBlock.End.OfInjection(ModelTime time, int days) ->
          phrase("blocked.injection")
              .replace("{date}", day(calendar, time))
              .replace("{days}", Integer.toString(days));
      case LabelledBlock.End.OfTablet(ModelTime time, int hours) ->
          phrase("blocked.tablet")
              .replace("{date}", moment(calendar, time))
              .replace("{hours}", Integer.toString(hours));
      case LabelledBlock.End.Unknown() -> phrase("blocked.unknown");
    };
  }

  /// The forecast's interval for this person, beside the label's.
  private String estimate(ProtectionReport report, TimeAxis.Calendar calendar) {
    ProtectionForecast.LossOfProtection loss = report.forecast().loss();
    String place =
        loss.late() instanceof Loss.AlreadyLost
            ? "most"
            : loss.early() instanceof Loss.AlreadyLost ? "some" : "between";
    return phrase("estimate." + place)
        .replace("{as_of}", day(calendar, report.asOf()))
        .replace("{early}", when(loss.early(), calendar, report.asOf()))
        .replace("{late}", when(loss.late(), calendar, report.asOf()));
  }

  private String when(Loss loss, TimeAxis.Calendar calendar, ModelTime asOf) {
    return switch (loss) {
      case Loss.AlreadyLost() -> day(calendar, asOf);
      case Loss.At(ModelTime time) -> day(calendar, time);
      case Loss.After(ModelTime searchedTo) ->
          phrase("estimate.later").replace("{date}", day(calendar, searchedTo));
    };
  }

  private List<WalletCard.Field> personal(PersonalLines personal) {
    List<WalletCard.Field> fields = new ArrayList<>();
    switch (personal.name()) {
      case PersonalLines.Name.NotShown() -> {}
      case PersonalLines.Name.ByHand() -> fields.add(field("name", ""));
      case PersonalLines.Name.Shown(String name) -> fields.add(field("name", name));
    }
    personal.contact().ifPresent(contact -> fields.add(field("contact", contact)));
    personal.diagnosis().ifPresent(diagnosis -> fields.add(field("diagnosis", diagnosis)));
    return fields;
  }

  private String day(TimeAxis.Calendar calendar, ModelTime time) {
    return DateTimeFormatter.ofPattern("d MMM uuuu", locale()).format(calendar.momentOf(time));
  }

  private String moment(TimeAxis.Calendar calendar, ModelTime time) {
    return DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", locale())
        .format(calendar.momentOf(time));
  }

  private Locale locale() {
    return switch (language) {
      case ENGLISH -> Locale.ENGLISH;
      case SPANISH -> Locale.of("es");
    };
  }
}
