package org.blockade.formats.regimen;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.blockade.formats.regimen.grammar.RegimenParser;
import org.blockade.simulator.dosing.DosingRegimen;
import org.blockade.simulator.dosing.Extent;
import org.blockade.simulator.dosing.PrescribedDose;
import org.blockade.simulator.dosing.RegimenPart;
import org.blockade.simulator.dosing.Span;
import org.blockade.simulator.quantity.ModelTime;

/// The meaning of words whose order is right. Empty where a word has none; the refusal then says
/// so.
final class RegimenBuilder {

  /// A regimen that goes on for longer is not a prescription. A choice.
  private static final double MOST_HOURS = 100 * 365.25 * 24;

  private static final double MINUTES_PER_HOUR = 60;
  private static final String MINUTES = "min";

  /// A longer infusion is not believed. A choice.
  private static final double MOST_INFUSION_HOURS = 31 * 24;

  private final DoseWords doseWords;
  private Optional<Refusal> refusal = Optional.empty();

  RegimenBuilder(DoseWords doseWords) {
    this.doseWords = doseWords;
  }

  /// Why the last step gave nothing.
  Refusal refusal() {
    return refusal.orElseThrow();
  }

  private <T> Optional<T> refuse(ParserRuleContext place, String message) {
    return refuse(place.getStart().getStartIndex() + 1, message);
  }

  private <T> Optional<T> refuseAfter(ParserRuleContext place, String message) {
    return refuse(place.getStop().getStopIndex() + 2, message);
  }

  private <T> Optional<T> refuse(int character, String message) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(new Refusal(character, message));
    }
    return Optional.empty();
  }

  Optional<DosingRegimen> regimen(RegimenParser.RegimenContext tree) {
    List<RegimenPart> parts = new ArrayList<>();
    for (RegimenParser.PartContext words : tree.part()) {
      Optional<RegimenPart> part = part(words);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      boolean afterSingle = !parts.isEmpty() && parts.getLast() instanceof RegimenPart.Single;
      if (afterSingle && part.get() instanceof RegimenPart.Single) {
        return refuse(
            words,
            "two single doses in a row have no interval between them; write the first with one,"
                + " e.g. \"25 mg oral q24h x 1\"");
      }
      parts.add(part.get());
    }
    return believed(tree, new DosingRegimen(parts));
  }

  private Optional<DosingRegimen> believed(ParserRuleContext place, DosingRegimen regimen) {
    try {
      ModelTime last =
          regimen.resolve(ModelTime.ORIGIN, DayOfWeek.MONDAY).stream()
              .map(dose -> dose.time())
              .max(ModelTime::compareTo)
              .orElse(ModelTime.ORIGIN);
      if (last.hours() > MOST_HOURS) {
        return refuse(place, "the regimen goes on for more than 100 years; shorten it");
      }
      return Optional.of(regimen);
    } catch (IllegalArgumentException tooMany) {
      return refuse(
          place, "the regimen has more than " + DosingRegimen.MOST_DOSES + " doses; shorten it");
    }
  }

  private Optional<RegimenPart> part(RegimenParser.PartContext words) {
    List<RegimenParser.ItemContext> items = words.item();
    if (items.getFirst().weekdays() != null) {
      return weekly(words);
    }
    if (items.size() > 1) {
      return refuse(
          items.getFirst(),
          "\";\" joins doses on days of the week, and this dose names no days; join parts that"
              + " follow each other with \"then\"");
    }
    RegimenParser.ItemContext item = items.getFirst();
    return item.interval() == null
        ? single(item, Optional.ofNullable(words.extent()))
        : repeated(words, item);
  }

  private Optional<RegimenPart> single(
      RegimenParser.ItemContext item, Optional<RegimenParser.ExtentContext> extent) {
    Token lastName = item.dose().names().WORD().getLast().getSymbol();
    Optional<String> interval = PrescriptionLatin.interval(lastName.getText());
    if (interval.isPresent()) {
      return refuse(
          lastName.getStartIndex() + 1,
          Excerpt.of(lastName.getText()) + " is no interval that is read; write " + interval.get());
    }
    boolean once =
        extent.isEmpty()
            || (extent.get().timeUnit() == null && extent.get().count().getText().equals("1"));
    if (!once) {
      return refuse(
          extent.get(),
          "expected an interval before \"x\", e.g. \"q24h\", or days, e.g. \"mon,wed\": without"
              + " one a dose is given once");
    }
    return dose(item.dose()).map(RegimenPart.Single::new);
  }

  private Optional<RegimenPart> repeated(
      RegimenParser.PartContext words, RegimenParser.ItemContext item) {
    Optional<PrescribedDose> dose = dose(item.dose());
    Optional<Span> interval = dose.isEmpty() ? Optional.empty() : span(item.interval().span());
    Optional<Extent> extent = interval.isEmpty() ? Optional.empty() : extent(words);
    return extent.map(
        given -> new RegimenPart.Repeated(dose.orElseThrow(), interval.orElseThrow(), given));
  }

  private Optional<RegimenPart> weekly(RegimenParser.PartContext words) {
    List<RegimenPart.OnDays> lists = new ArrayList<>();
    for (RegimenParser.ItemContext item : words.item()) {
      if (item.weekdays() == null) {
        return refuse(
            item,
            "\";\" joins doses on days of the week, and this dose names no days; write them after"
                + " the route, e.g. \"mon,wed\"");
      }
      Optional<PrescribedDose> dose = dose(item.dose());
      if (dose.isEmpty()) {
        return Optional.empty();
      }
      List<DayOfWeek> days =
          item.weekdays().weekday().stream().map(RegimenBuilder::dayOfWeek).toList();
      lists.add(new RegimenPart.OnDays(dose.get(), days));
    }
    return extent(words).map(extent -> new RegimenPart.Weekly(lists, extent));
  }

  private static DayOfWeek dayOfWeek(RegimenParser.WeekdayContext word) {
    return switch (word.getStart().getType()) {
      case RegimenParser.MONDAY -> DayOfWeek.MONDAY;
      case RegimenParser.TUESDAY -> DayOfWeek.TUESDAY;
      case RegimenParser.WEDNESDAY -> DayOfWeek.WEDNESDAY;
      case RegimenParser.THURSDAY -> DayOfWeek.THURSDAY;
      case RegimenParser.FRIDAY -> DayOfWeek.FRIDAY;
      case RegimenParser.SATURDAY -> DayOfWeek.SATURDAY;
      case RegimenParser.SUNDAY -> DayOfWeek.SUNDAY;
      default -> throw new IllegalStateException("the grammar has no other day: " + word.getText());
    };
  }

  private Optional<PrescribedDose> dose(RegimenParser.DoseContext words) {
    double amount = Double.parseDouble(words.amount().getText());
    if (Double.isInfinite(amount)) {
      return refuse(words.amount(), "this number is too large");
    }
    boolean namesDrug = words.names().WORD().size() > 1;
    String drug = namesDrug ? words.names().WORD(0).getText() : RegimenReader.DEFAULT_DRUG;
    String route = words.names().WORD(namesDrug ? 1 : 0).getText();
    return switch (doseWords.read(amount, words.massUnit().getText(), drug, route)) {
      case DoseWords.Refused refused -> refuse(placeOf(refused.word(), words), refused.message());
      case DoseWords.Read read ->
          infusionHours(Optional.ofNullable(words.infusion()))
              .map(hours ->
                  new PrescribedDose(
                      read.drug().id(),
                      read.amount(),
                      read.formulation().entrance().route(),
                      hours));
    };
  }

  private static ParserRuleContext placeOf(DoseWords.Word word, RegimenParser.DoseContext words) {
    return switch (word) {
      case AMOUNT -> words.amount();
      case UNIT -> words.massUnit();
      case DRUG, ROUTE -> words.names();
    };
  }

  private Optional<Double> infusionHours(Optional<RegimenParser.InfusionContext> words) {
    if (words.isEmpty()) {
      return Optional.of(0.0);
    }
    double number = Double.parseDouble(words.get().duration().getText());
    String unit = words.get().timeUnit().getText();
    Optional<Double> hoursPerUnit =
        unit.equalsIgnoreCase(MINUTES)
            ? Optional.of(1 / MINUTES_PER_HOUR)
            : unit(words.get().timeUnit()).map(known -> new Span(1, known).hours());
    if (hoursPerUnit.isEmpty()) {
      return Optional.empty();
    }
    double hours = number * hoursPerUnit.get();
    return hours > 0 && hours <= MOST_INFUSION_HOURS
        ? Optional.of(hours)
        : refuse(words.get().duration(), "an infusion lasts more than 0 and at most 31 d");
  }

  private Optional<Extent> extent(RegimenParser.PartContext part) {
    RegimenParser.ExtentContext words = part.extent();
    if (words == null) {
      return refuseAfter(
          part,
          "this part has no end; write here how many doses or how long, e.g. \"x 28\" or"
              + " \"x 12 weeks\"");
    }
    return words.timeUnit() == null
        ? doses(words.count())
        : span(words.count(), words.timeUnit()).map(Extent.Lasting::new);
  }

  private Optional<Extent> doses(RegimenParser.CountContext words) {
    return whole(words, DosingRegimen.MOST_DOSES).map(Extent.Doses::new);
  }

  private Optional<Span> span(RegimenParser.SpanContext words) {
    return span(words.count(), words.timeUnit());
  }

  private Optional<Span> span(
      RegimenParser.CountContext count, RegimenParser.TimeUnitContext timeUnit) {
    return unit(timeUnit)
        .flatMap(unit -> {
          int most = (int) (MOST_HOURS / new Span(1, unit).hours());
          return whole(count, most).map(number -> new Span(number, unit));
        });
  }

  private Optional<Span.Unit> unit(RegimenParser.TimeUnitContext word) {
    Optional<Span.Unit> unit = TimeUnits.ofWord(word.getText());
    return unit.isPresent()
        ? unit
        : refuse(
            word,
            "expected a unit of time ("
                + TimeUnits.CODES
                + "), but found "
                + Excerpt.of(word.getText()));
  }

  private Optional<Integer> whole(RegimenParser.CountContext word, int most) {
    double number = Double.parseDouble(word.getText());
    if (number >= 1 && number <= most && number == StrictMath.rint(number)) {
      return Optional.of((int) number);
    }
    return refuse(
        word,
        "expected a whole number from 1 to " + most + ", but found " + Excerpt.of(word.getText()));
  }

  Optional<WhatIf> whatIf(RegimenParser.WhatIfWordsContext words) {
    return switch (words.change()) {
      case RegimenParser.NextDoseContext next ->
          shift(next.shift())
              .map(shift -> new WhatIf.NextDose(which(Optional.ofNullable(next.which())), shift))
              .flatMap(change -> followed(change, Optional.ofNullable(next.then())));
      case RegimenParser.SkipNextContext skip ->
          followed(
              new WhatIf.SkipNext(which(Optional.ofNullable(skip.which()))),
              Optional.ofNullable(skip.then()));
      case RegimenParser.AddRegimenContext add ->
          regimen(add.regimen()).flatMap(more -> followed(new WhatIf.Add(more), Optional.empty()));
      case RegimenParser.StopAfterContext stop ->
          ending(stop.ending())
              .map(WhatIf.StopAfter::new)
              .flatMap(change -> followed(change, Optional.ofNullable(stop.then())));
      default -> throw new IllegalStateException("the grammar has no other change");
    };
  }

  private Optional<WhatIf> followed(
      WhatIf.Change change, Optional<RegimenParser.ThenContext> then) {
    return then.isEmpty()
        ? Optional.of(new WhatIf(change, Optional.empty()))
        : regimen(then.get().regimen()).map(next -> new WhatIf(change, Optional.of(next)));
  }

  private static WhatIf.Which which(Optional<RegimenParser.WhichContext> word) {
    return word.filter(which -> which.INJECTION() != null).isPresent()
        ? WhatIf.Which.INJECTION
        : WhatIf.Which.DOSE;
  }

  private Optional<WhatIf.Shift> shift(RegimenParser.ShiftContext words) {
    return switch (words) {
      case RegimenParser.OnTimeContext onTime -> Optional.of(new WhatIf.Shift.OnTime());
      case RegimenParser.MovedContext moved ->
          span(moved.span())
              .map(by ->
                  moved.LATE() == null ? new WhatIf.Shift.Early(by) : new WhatIf.Shift.Late(by));
      default -> throw new IllegalStateException("the grammar has no other shift");
    };
  }

  private Optional<Extent> ending(RegimenParser.EndingContext words) {
    return words.timeUnit() == null
        ? doses(words.count())
        : span(words.count(), words.timeUnit()).map(Extent.Lasting::new);
  }
}
