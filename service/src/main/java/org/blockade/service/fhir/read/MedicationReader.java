package org.blockade.service.fhir.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.Side;
import org.blockade.protocol.facts.Source;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.fhir.code.Unit;
import org.blockade.simulator.dosing.DoseEvent;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.drug.DrugCatalogue;
import org.blockade.simulator.drug.Entrance;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads what was given, ordered, dispensed and told of medicines. Only what was given is a dose of
/// naltrexone. Of an opioid everything counts that may be a use of it.
final class MedicationReader {

  private static final String NALTREXONE = "naltrexone";
  private static final double HOURS_PER_DAY = 24;

  /// A longer name of an account is none. A choice.
  private static final int LONGEST_NAME = 100;

  /// Opioids that are treatment of dependence more often than of pain.
  private static final Set<String> OF_DEPENDENCE = Set.of("methadone", "buprenorphine");

  /// Words of a status after which an opioid may have been taken, and nothing else is open.
  private static final Set<String> STATUS =
      Set.of("active", "completed", "stopped", "on-hold", "in-progress", "preparation");

  /// A longer supply is a slip. A choice.
  private static final double MOST_DAYS_OF_SUPPLY = 366;

  private final Medicines medicines;
  private final Quantities quantities;
  private final Resources resources;
  private final DrugCatalogue catalogue;

  MedicationReader(
      Medicines medicines, Quantities quantities, Resources resources, DrugCatalogue catalogue) {
    this.medicines = medicines;
    this.quantities = quantities;
    this.resources = resources;
    this.catalogue = catalogue;
  }

  /// A medicine, and its package where a resource of its own says it.
  record Given(Medicines.Named named, Optional<Element> medication) {}

  /// The medicine of a resource.
  Given medicine(Element resource) {
    List<String> choices = resource.choices("medication");
    if (choices.size() > 1) {
      throw new NotUnderstoodException("it names its medicine twice");
    }
    Optional<Element> concept = resource.child("medicationCodeableConcept");
    if (concept.isPresent()) {
      return new Given(medicines.of(concept.get()), Optional.empty());
    }
    Element reference =
        resource
            .child("medicationReference")
            .orElseThrow(() -> new NotUnderstoodException("it names no medicine"));
    Element medication =
        reference
            .text("reference")
            .flatMap(address -> resources.resource(resource, address))
            .orElseThrow(() ->
                new NotUnderstoodException(
                    "the Medication that it refers to is not in the Bundle, so which medicine it is"
                        + " nobody can say"));
    if (medication.type().filter("Medication"::equals).isEmpty() || medication.modified()) {
      throw new NotUnderstoodException("what it refers to is no Medication that can be read");
    }
    if (medication.text("status").filter("entered-in-error"::equals).isPresent()) {
      throw new NotUnderstoodException("the Medication that it refers to was entered in error");
    }
    Medicines.Named named =
        medicines.of(
            medication
                .child("code")
                .orElseThrow(() -> new NotUnderstoodException("its Medication has no code")));
    if (named instanceof Medicines.Named.Naltrexone
        && medication.children("ingredient").size() > 1) {
      named =
          new Medicines.Named.Unknown(
              "its Medication has several ingredients", Medicines.Doubt.CONTRADICTION);
    }
    return new Given(named, Optional.of(medication));
  }

  void administration(Context context) {
    Given given = medicine(context.element());
    switch (given.named()) {
      case Medicines.Named.Naltrexone naltrexone ->
          naltrexoneGiven(context, naltrexone, given.medication());
      case Medicines.Named.Opioid opioid -> opioidGiven(context, opioid);
      case Medicines.Named.NoTreatment(String why) -> noTreatment(context, why);
      case Medicines.Named.Neither neither -> {
        if (context.element().children("reasonCode").stream()
            .anyMatch(reason -> medicines.says(Optional.of(reason), Term.NALOXONE_CHALLENGE))) {
          challenge(context);
        } else {
          context.told().notInterpreted("");
        }
      }
      case Medicines.Named.Unknown unknown -> unknown(context, unknown.why());
    }
  }

  /// A step of a naloxone challenge, by our own code.
  private void challenge(Context context) {
    if (!context.status().equals("completed")) {
      throw new NotUnderstoodException("its status does not say that the naloxone was given");
    }
    Element dosage =
        context
            .element()
            .child("dosage")
            .orElseThrow(() -> new NotUnderstoodException("the dose of naloxone is not stated"));
    Route route =
        route(dosage).orElseThrow(() -> new NotUnderstoodException("it does not say its route"));
    double milligrams =
        dosage
            .child("dose")
            .map(dose -> quantities.value(dose, Unit.Kind.MASS))
            .orElse(OptionalDouble.empty())
            .orElseThrow(() -> new NotUnderstoodException("the dose of naloxone has no value"));
    context
        .person()
        .add(
            context.begin(),
            Source.OBSERVED,
            () -> new AboutTests.NaloxoneGiven(route, Mass.ofMilligrams(milligrams)));
  }

  private static void noTreatment(Context context, String why) {
    switch (context.status()) {
      case "not-done", "not-taken", "entered-in-error", "cancelled", "declined", "draft" ->
          context.told().note("not counted: " + why);
      default -> context.told().gap(why, false);
    }
  }

  /// A medicine that may be an opioid, unless nobody took it.
  private static void unknown(Context context, String why) {
    switch (context.status()) {
      case "not-done", "not-taken", "entered-in-error", "cancelled", "declined", "draft" ->
          context.told().notInterpreted("");
      default -> context.told().gap(why, true);
    }
  }

  private void naltrexoneGiven(
      Context context, Medicines.Named.Naltrexone medicine, Optional<Element> medication) {
    switch (context.status()) {
      case "completed" ->
          dose(
              context,
              medicine,
              medication,
              context.element().child("dosage"),
              supervised(context));
      case "not-done" ->
          context
              .told()
              .note(
                  "naltrexone was not given"
                      + (context.element().has("statusReason") ? " (a reason is on record)" : ""));
      case "entered-in-error" -> context.told().note("naltrexone entered in error does not count");
      default ->
          throw new NotUnderstoodException(
              "its status does not say that the naltrexone was given; only completed does");
    }
  }

  /// Whether our own word says that somebody saw a tablet being taken.
  private boolean supervised(Context context) {
    return medicines.says(context.element().child("category"), Term.SUPERVISED);
  }

  private void dose(
      Context context,
      Medicines.Named.Naltrexone medicine,
      Optional<Element> medication,
      Optional<Element> stated,
      boolean supervised) {
    Element dosage =
        stated.orElseThrow(
            () -> new NotUnderstoodException("the dose of naltrexone is not stated (dosage.dose)"));
    if (!dosage.choices("rate").isEmpty()) {
      throw new NotUnderstoodException("naltrexone is not given at a rate");
    }
    AboutTreatment.Product product = product(dosage, medicine);
    Mass amount = amount(dosage, medicine);
    believed(product, amount);
    ModelTime time = context.begin();
    context
        .stamp()
        .to()
        .flatMap(end -> PersonDraft.end(end, context.person().axis()))
        .filter(end -> end.hoursSince(time) > HOURS_PER_DAY || end.isBefore(time))
        .ifPresent(end -> {
          throw new NotUnderstoodException(
              "its effectivePeriod is longer than a day or ends before it begins, so how many doses"
                  + " were given, and when, is not known");
        });
    AboutTreatment.Kit kit =
        medication.map(each -> kit(context, each)).orElse(AboutTreatment.Kit.UNKNOWN);
    boolean injection =
        switch (product) {
          case TABLET -> false;
          case INJECTION -> true;
        };
    boolean seen = injection || supervised;
    Optional<Side> side = injection ? side(context, dosage) : Optional.empty();
    Optional<AboutTreatment.Needle> needle =
        injection
            ? medicines.own(dosage.child("method"), AboutTreatment.Needle.values())
            : Optional.empty();
    Optional<String> by = seen ? performer(context.element()) : Optional.empty();
    context
        .person()
        .add(
            time,
            Source.OBSERVED,
            () -> new AboutTreatment.NaltrexoneGiven(product, amount, side, needle, kit, by, seen));
  }

  private static Optional<String> performer(Element resource) {
    List<Element> performers = resource.children("performer");
    return performers.size() == 1
        ? performers
            .getFirst()
            .child("actor")
            .flatMap(
                actor -> actor.text("reference").flatMap(Resources::name).or(() -> account(actor)))
        : Optional.empty();
  }

  /// The name of an account of ours.
  private static Optional<String> account(Element actor) {
    return actor
        .child("identifier")
        .filter(each -> each.text("system").filter(Addresses.ACCOUNT::equals).isPresent())
        .flatMap(each -> each.text("value"))
        .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME);
  }

  private AboutTreatment.Product product(Element dosage, Medicines.Named.Naltrexone medicine) {
    Optional<Route> route = route(dosage);
    Optional<AboutTreatment.Product> byRoute =
        route.map(way ->
            switch (way) {
              case ORAL -> AboutTreatment.Product.TABLET;
              case INTRAMUSCULAR, EXTENDED_RELEASE_INTRAMUSCULAR ->
                  AboutTreatment.Product.INJECTION;
              case INTRAVENOUS, SUBCUTANEOUS, INTRANASAL, SMOKED, SUBLINGUAL ->
                  throw new NotUnderstoodException(
                      "naltrexone is given by mouth or as an injection into the gluteal muscle, not "
                          + way.words());
            });
    if (byRoute.isPresent()
        && medicine.product().filter(known -> known != byRoute.get()).isPresent()) {
      throw new NotUnderstoodException("its medicine and its route do not go together");
    }
    return medicine
        .product()
        .or(() -> byRoute)
        .orElseThrow(() ->
            new NotUnderstoodException(
                "neither its medicine nor its route says whether it was a tablet or an injection"));
  }

  /// The route, where it is stated in a way that is known.
  Optional<Route> route(Element dosage) {
    Optional<Element> concept = dosage.child("route");
    Set<Route> routes = new LinkedHashSet<>();
    for (Element coding :
        concept.stream().flatMap(each -> each.children("coding").stream()).toList()) {
      medicines
          .entry(coding)
          .map(CodeEntry::meaning)
          .ifPresent(meaning -> {
            if (meaning instanceof Meaning.Way(Route way)) {
              routes.add(way);
            }
          });
    }
    if (concept.isPresent() && routes.size() != 1) {
      throw new NotUnderstoodException(
          "its route is not known here; write a code of SNOMED CT, e.g. 78421000 (intramuscular) or"
              + " 26643006 (oral)");
    }
    return routes.stream().findFirst();
  }

  private Mass amount(Element dosage, Medicines.Named.Naltrexone medicine) {
    Element dose =
        dosage
            .child("dose")
            .orElseThrow(() ->
                new NotUnderstoodException("the dose of naltrexone is not stated (dosage.dose)"));
    Unit unit = quantities.unit(dose, Unit.Kind.MASS, Unit.Kind.PRODUCT);
    OptionalDouble value = dose.number("value");
    if (value.isEmpty()) {
      throw new NotUnderstoodException("the dose of naltrexone has no value");
    }
    double amount = value.getAsDouble() * unit.factor();
    if (unit.kind() == Unit.Kind.PRODUCT) {
      amount *=
          medicine
              .milligrams()
              .orElseThrow(() ->
                  new NotUnderstoodException(
                      "the dose counts tablets or kits, and what one holds the medicine's code does"
                          + " not say; write mg"));
    }
    if (!(amount > 0)) {
      throw new NotUnderstoodException("a dose that was given has an amount above 0");
    }
    return Mass.ofMilligrams(amount);
  }

  /// The limits are those of a chart.
  private void believed(AboutTreatment.Product product, Mass amount) {
    Route route =
        switch (product) {
          case TABLET -> Route.ORAL;
          case INJECTION -> Route.EXTENDED_RELEASE_INTRAMUSCULAR;
        };
    boolean believed =
        catalogue
            .model(NALTREXONE)
            .formulation(new Entrance(NALTREXONE, route))
            .filter(form -> form.believes(amount))
            .isPresent();
    if (!believed) {
      throw new NotUnderstoodException(
          "the dose of naltrexone is not believed: it is outside what this form is given in; check"
              + " the unit");
    }
  }

  private Optional<Side> side(Context context, Element dosage) {
    Optional<Element> site = dosage.child("site");
    if (site.isEmpty()) {
      return Optional.empty();
    }
    Set<Optional<Side>> sides = new LinkedHashSet<>();
    for (Element coding : site.get().children("coding")) {
      medicines
          .entry(coding)
          .map(CodeEntry::meaning)
          .ifPresent(meaning -> {
            if (meaning instanceof Meaning.BodySite(Optional<Side> side)) {
              sides.add(side);
            }
          });
    }
    List<Side> named = sides.stream().flatMap(Optional::stream).toList();
    if (named.size() == 1) {
      return Optional.of(named.getFirst());
    }
    context
        .told()
        .note("the site of the injection names no side that is known, so its side is unknown");
    return Optional.empty();
  }

  private static AboutTreatment.Kit kit(Context context, Element medication) {
    Optional<Element> batch = medication.child("batch");
    Optional<ModelTime> expires =
        batch
            .flatMap(each -> each.text("expirationDate"))
            .flatMap(words -> PersonDraft.begin(When.of(words), context.person().axis()));
    return new AboutTreatment.Kit(
        batch.flatMap(each -> each.text("lotNumber")).filter(lot -> lot.length() <= 40),
        expires,
        medication.children("extension").stream()
            .filter(each -> each.text("url").filter(Addresses.KIT_STORAGE::equals).isPresent())
            .map(MedicationReader::storage)
            .toList());
  }

  private static AboutTreatment.Storage storage(Element extension) {
    try {
      return new AboutTreatment.Storage(
          part(extension, "days"), part(extension, "lowest"), part(extension, "highest"));
    } catch (IllegalArgumentException wrong) {
      throw new NotUnderstoodException(String.valueOf(wrong.getMessage()));
    }
  }

  private static double part(Element extension, String name) {
    return extension.children("extension").stream()
        .filter(each -> each.text("url").filter(name::equals).isPresent())
        .findFirst()
        .map(each -> each.number("valueDecimal"))
        .orElse(OptionalDouble.empty())
        .orElseThrow(
            () -> new NotUnderstoodException("how the kit was stored does not say its " + name));
  }

  private void opioidGiven(Context context, Medicines.Named.Opioid opioid) {
    switch (context.status()) {
      case "not-done" -> context.told().note("an opioid was not given");
      case "entered-in-error" -> context.told().note("an opioid entered in error does not count");
      default -> {
        taken(context, opioid, context.beginAndEnd());
        if (context.status().equals("completed")) {
          opioidDose(context, opioid);
        }
        if (!Set.of("completed", "in-progress", "stopped", "on-hold").contains(context.status())) {
          context
              .told()
              .gap(
                  "its status does not say whether the opioid was given; it counts as given", true);
        }
      }
    }
  }

  /// The amount of an opioid, where all that a model asks for is told; else it is a use without
  /// one.
  private void opioidDose(Context context, Medicines.Named.Opioid opioid) {
    Optional<Element> dosage = context.element().child("dosage").filter(each -> each.has("dose"));
    if (dosage.isEmpty()) {
      return;
    }
    Optional<DoseEvent> dose =
        opioid.alone()
                && context.stamp().from().filter(When.Moment.class::isInstance).isPresent()
                && context.stamp().to().isEmpty()
                && dosage.get().choices("rate").isEmpty()
            ? opioidDose(context.begin(), opioid.drug(), dosage.get())
            : Optional.empty();
    dose.ifPresentOrElse(
        context.person()::opioidDose,
        () ->
            context
                .told()
                .note(
                    "the opioid counts as a use; its amount does not, because not all is told that"
                        + " a model of it asks for (one drug, mass, route, moment)"));
  }

  private Optional<DoseEvent> opioidDose(ModelTime time, String drug, Element dosage) {
    try {
      Optional<Route> route = route(dosage);
      OptionalDouble milligrams =
          quantities.value(dosage.child("dose").orElseThrow(), Unit.Kind.MASS);
      if (route.isEmpty() || milligrams.isEmpty() || catalogue.file(drug).isEmpty()) {
        return Optional.empty();
      }
      Mass amount = Mass.ofMilligrams(milligrams.getAsDouble());
      return catalogue
          .model(drug)
          .formulation(new Entrance(drug, route.get()))
          .filter(form -> form.believes(amount))
          .map(form -> DoseEvent.of(time, drug, route.get(), amount));
    } catch (NotUnderstoodException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /// One use, as a record of ours has it.
  private void onRecord(Context context, Medicines.Named.Opioid opioid) {
    List<Element> dosages = context.element().children("dosage");
    if (dosages.size() > 1) {
      throw new NotUnderstoodException("one use has one dosage");
    }
    Optional<Element> dosage = dosages.stream().findFirst();
    Optional<Route> route = dosage.flatMap(this::route);
    Optional<AboutOpioids.Pattern> pattern =
        medicines.own(
            dosage.flatMap(each -> each.child("timing")).flatMap(each -> each.child("code")),
            AboutOpioids.Pattern.values());
    boolean depot =
        opioid.depot()
            || medicines.says(dosage.flatMap(each -> each.child("method")), Term.MONTHLY_DEPOT);
    context
        .person()
        .add(
            context.begin(),
            Source.DOCUMENTED,
            () ->
                new AboutOpioids.Taken(
                    opioid.drug(),
                    route,
                    pattern,
                    depot ? AboutOpioids.Form.MONTHLY_DEPOT : AboutOpioids.Form.ORDINARY));
  }

  private void taken(Context context, Medicines.Named.Opioid opioid, List<ModelTime> times) {
    Optional<Route> route =
        context
            .element()
            .child("dosage")
            .flatMap(dosage -> {
              try {
                return route(dosage);
              } catch (NotUnderstoodException unknown) {
                // Another route of an opioid is no reason not to count it.
                return Optional.<Route>empty();
              }
            });
    boolean depot =
        opioid.depot()
            || (opioid.drug().equals("buprenorphine")
                && route.filter(way -> way == Route.SUBCUTANEOUS).isPresent());
    for (ModelTime time : times) {
      context
          .person()
          .add(
              time,
              Source.DOCUMENTED,
              () ->
                  new AboutOpioids.Taken(
                      opioid.drug(),
                      route,
                      Optional.empty(),
                      depot ? AboutOpioids.Form.MONTHLY_DEPOT : AboutOpioids.Form.ORDINARY));
    }
  }

  void request(Context context) {
    Element order = context.element();
    Given given = medicine(order);
    switch (given.named()) {
      case Medicines.Named.Naltrexone naltrexone -> {
        if (context.status().equals("draft")
            && order.text("intent").filter("proposal"::equals).isPresent()) {
          // Nobody ordered anything: so is what we propose ourselves.
          context.told().notInterpreted("");
        } else {
          context.told().note("an order of naltrexone is not a dose given, and is none here");
        }
      }
      case Medicines.Named.NoTreatment(String why) -> noTreatment(context, why);
      case Medicines.Named.Neither neither -> context.told().notInterpreted("");
      case Medicines.Named.Unknown unknown -> unknown(context, unknown.why());
      case Medicines.Named.Opioid opioid -> {
        boolean none =
            Set.of("cancelled", "entered-in-error", "draft").contains(context.status())
                || order.truth("doNotPerform").orElse(false)
                || order.text("intent").filter(Set.of("proposal", "option")::contains).isPresent();
        if (none) {
          context
              .told()
              .note("an opioid that was not ordered, or must not be given, does not count");
        } else {
          boolean ended = Set.of("completed", "stopped").contains(context.status());
          planned(
              context, opioid, "an order", ended, supply(context, order.child("dispenseRequest")));
        }
      }
    }
  }

  void dispense(Context context) {
    Given given = medicine(context.element());
    switch (given.named()) {
      case Medicines.Named.Naltrexone naltrexone ->
          context
              .told()
              .note("naltrexone that was dispensed is not a dose given, and is none here");
      case Medicines.Named.NoTreatment(String why) -> noTreatment(context, why);
      case Medicines.Named.Neither neither -> context.told().notInterpreted("");
      case Medicines.Named.Unknown unknown -> unknown(context, unknown.why());
      case Medicines.Named.Opioid opioid -> {
        if (Set.of("cancelled", "entered-in-error", "declined").contains(context.status())) {
          context.told().note("an opioid that was not dispensed does not count");
        } else {
          planned(
              context, opioid, "a dispense", true, supply(context, Optional.of(context.element())));
        }
      }
    }
  }

  void statement(Context context) {
    Given given = medicine(context.element());
    boolean none = Set.of("not-taken", "entered-in-error", "intended").contains(context.status());
    boolean onRecord =
        medicines.says(context.element().child("category"), Term.ON_RECORD)
            && context.status().equals("completed");
    switch (given.named()) {
      case Medicines.Named.Naltrexone naltrexone -> {
        if (none) {
          context.told().note("naltrexone that was not taken does not count");
        } else if (onRecord) {
          List<Element> dosages = context.element().children("dosage");
          if (dosages.size() != 1) {
            throw new NotUnderstoodException("one dose has one dosage");
          }
          List<Element> amounts = dosages.getFirst().children("doseAndRate");
          if (amounts.size() != 1) {
            throw new NotUnderstoodException("one dose has one amount (doseAndRate)");
          }
          dose(
              context,
              naltrexone,
              given.medication(),
              Optional.of(joined(dosages.getFirst(), amounts.getFirst())),
              false);
        } else {
          throw new NotUnderstoodException(
              "a statement that naltrexone is taken names no doses, so what was taken when is not"
                  + " known; each dose needs a MedicationAdministration");
        }
      }
      case Medicines.Named.NoTreatment(String why) -> noTreatment(context, why);
      case Medicines.Named.Neither neither -> context.told().notInterpreted("");
      case Medicines.Named.Unknown unknown -> unknown(context, unknown.why());
      case Medicines.Named.Opioid opioid -> {
        if (none) {
          context.told().note("an opioid that was not taken does not count");
        } else if (onRecord && context.stamp().to().isEmpty()) {
          onRecord(context, opioid);
        } else {
          boolean ended = Set.of("completed", "stopped").contains(context.status());
          planned(context, opioid, "a statement", ended, asserted(context));
        }
      }
    }
  }

  /// A dosage of a statement as an administration has it: the amount beside the route.
  private static Element joined(Element dosage, Element amount) {
    Map<String, Tree> members = new LinkedHashMap<>(dosage.tree().members());
    amount
        .tree()
        .members()
        .forEach((name, value) -> members.put(name.equals("doseQuantity") ? "dose" : name, value));
    return new Element(new Tree.Thing(members));
  }

  private static Optional<ModelTime> asserted(Context context) {
    return context
        .element()
        .text("dateAsserted")
        .flatMap(words -> PersonDraft.end(When.of(words), context.person().axis()));
  }

  /// An opioid of which nobody says that it was taken counts as taken: it may have been.
  private void planned(
      Context context,
      Medicines.Named.Opioid opioid,
      String what,
      boolean ended,
      Optional<ModelTime> until) {
    if (!STATUS.contains(context.status())) {
      context.told().gap("its status does not say whether it stands; it counts as if it did", true);
    }
    List<ModelTime> times = new ArrayList<>(context.beginAndEnd());
    until
        .filter(end -> !times.contains(end) && !end.isBefore(times.getFirst()))
        .ifPresent(times::add);
    taken(context, opioid, times);
    context
        .told()
        .note(
            what
                + " of an opioid is not a dose; it counts as a use on its day, and on the last day of"
                + " its supply where that is known, because it may have been one");
    if (ended) {
      return;
    }
    if (OF_DEPENDENCE.contains(opioid.drug())) {
      context
          .told()
          .gap(
              what + " of " + opioid.drug() + " stands; whether it is still taken is not known",
              true);
    } else {
      context
          .person()
          .add(times.getFirst(), Source.DOCUMENTED, () -> new AboutOpioids.PainTreatment(true));
    }
  }

  /// The last day of a supply, where it can be reckoned.
  private Optional<ModelTime> supply(Context context, Optional<Element> element) {
    Optional<ModelTime> end =
        element
            .flatMap(each -> each.child("validityPeriod"))
            .flatMap(period -> period.text("end"))
            .flatMap(words -> PersonDraft.end(When.of(words), context.person().axis()));
    if (end.isPresent()) {
      return end;
    }
    for (String name : List.of("expectedSupplyDuration", "daysSupply")) {
      Optional<Element> duration = element.flatMap(each -> each.child(name));
      if (duration.isPresent()) {
        OptionalDouble days = quantities.value(duration.get(), Unit.Kind.TIME);
        if (days.isPresent()
            && days.getAsDouble() >= 0
            && days.getAsDouble() <= MOST_DAYS_OF_SUPPLY) {
          return Optional.of(context.begin().plusHours(days.getAsDouble() * HOURS_PER_DAY));
        }
        throw new NotUnderstoodException("its supply is no number of days that is believed");
      }
    }
    return Optional.empty();
  }
}
