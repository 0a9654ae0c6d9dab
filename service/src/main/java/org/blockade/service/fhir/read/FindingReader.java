package org.blockade.service.fhir.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.blockade.protocol.facts.AboutHealth;
import org.blockade.protocol.facts.AboutOpioids;
import org.blockade.protocol.facts.AboutTests;
import org.blockade.protocol.facts.AboutTreatment;
import org.blockade.protocol.facts.OpioidUse;
import org.blockade.protocol.facts.Scale;
import org.blockade.protocol.facts.ScaleScore;
import org.blockade.protocol.facts.Source;
import org.blockade.protocol.facts.Statement;
import org.blockade.protocol.facts.WithdrawalSign;
import org.blockade.service.fhir.code.Addresses;
import org.blockade.service.fhir.code.CodeEntry;
import org.blockade.service.fhir.code.CodeTable;
import org.blockade.service.fhir.code.Meaning;
import org.blockade.service.fhir.code.Term;
import org.blockade.service.fhir.code.Unit;
import org.blockade.simulator.dosing.Route;
import org.blockade.simulator.quantity.Mass;
import org.blockade.simulator.quantity.ModelTime;

/// Reads what was observed, tested and asked. The names of findings are those of a chart, so a
/// record can say in this way all that a chart can.
final class FindingReader {

  private static final double HOURS_PER_DAY = 24;

  /// Words by which people call a test for drugs, beside the names of opioids. A choice.
  private static final Set<String> OF_A_TEST =
      Set.of(
          "uds",
          "udt",
          "utox",
          "tox",
          "toxicology",
          "opiates",
          "opioids",
          "narcotics",
          "drug",
          "drugs");

  /// Findings that are a set: each component is one of it.
  private static final Set<String> SIGNS = Set.of("withdrawal_sign", "challenge_sign");

  /// Findings of opioids, and what may be one.
  private static final Set<String> OF_OPIOIDS =
      Set.of(
          "use_reported",
          "opioid_free_days",
          "no_opioid_since",
          "heroin_metabolite",
          // An estimate is preliminary where the record that it was made from has gaps.
          "estimate");

  private final CodeTable codes;
  private final Medicines medicines;
  private final Quantities quantities;

  FindingReader(CodeTable codes, Medicines medicines, Quantities quantities) {
    this.codes = codes;
    this.medicines = medicines;
    this.quantities = quantities;
  }

  void observation(Context context) {
    Element observation = context.element();
    List<Element> components = observation.children("component");
    Optional<String> name = name(observation);
    List<Optional<String>> names = components.stream().map(this::name).toList();
    if (name.isEmpty() && names.stream().allMatch(Optional::isEmpty)) {
      unknown(context);
      return;
    }
    switch (context.status()) {
      case "final", "amended", "corrected" -> {}
      case "entered-in-error", "cancelled" -> {
        context.told().note("an observation that was cancelled or entered in error does not count");
        return;
      }
      default -> throw new NotUnderstoodException("its status does not say that it is final");
    }
    if (name.isPresent() && SIGNS.contains(name.get()) && !components.isEmpty()) {
      signs(context, name.get(), components);
      return;
    }
    boolean panel = !components.isEmpty() && observation.choices("value").isEmpty();
    if (name.isPresent() && !(panel && names.stream().anyMatch(Optional::isPresent))) {
      finding(context, name.get(), observation);
    }
    for (int i = 0; i < components.size(); i++) {
      if (names.get(i).isPresent()) {
        finding(context, names.get(i).get(), components.get(i));
      } else {
        context.told().notInterpreted("component");
      }
    }
  }

  private void signs(Context context, String name, List<Element> components) {
    Set<WithdrawalSign> all = EnumSet.noneOf(WithdrawalSign.class);
    for (Element component : components) {
      if (name(component).filter(name::equals).isEmpty()) {
        throw new NotUnderstoodException("not each of its components is a sign of the same kind");
      }
      all.addAll(signs(Said.of(component, codes)));
    }
    add(
        context,
        Source.OBSERVED,
        name.equals("withdrawal_sign")
            ? new AboutTests.WithdrawalLooked(all)
            : new AboutTests.ChallengeLooked(all));
  }

  /// A test by another code may still be one for an opioid.
  private void unknown(Context context) {
    requireNamed(context.element());
    if (namesATest(context.element()) && !context.status().equals("entered-in-error")) {
      throw new NotUnderstoodException(
          "its words name an opioid or a test for drugs, and its code is not known here");
    }
    context.told().notInterpreted("");
  }

  /// What does not say what it is about may be about anything.
  static void requireNamed(Element resource) {
    boolean named =
        resource
            .child("code")
            .filter(code -> !code.children("coding").isEmpty() || code.text("text").isPresent())
            .isPresent();
    if (!named) {
      throw new NotUnderstoodException("it does not say what it is about (code)");
    }
  }

  private boolean namesATest(Element observation) {
    List<String> texts = new ArrayList<>(texts(observation));
    observation.children("component").forEach(component -> texts.addAll(texts(component)));
    return texts.stream()
        .anyMatch(text ->
            medicines.ingredients(text).stream().anyMatch(medicines::isOpioid)
                || Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
                    .anyMatch(OF_A_TEST::contains));
  }

  /// The finding that a code names; empty where it names none.
  private Optional<String> name(Element element) {
    Set<String> names = new LinkedHashSet<>();
    for (Element coding :
        element.child("code").map(code -> code.children("coding")).orElse(List.of())) {
      Optional<CodeEntry> entry = medicines.entry(coding);
      if (entry.isPresent()) {
        switch (entry.get().meaning()) {
          case Meaning.Finding finding -> names.add(finding.name());
          case Meaning.Refused(String why) -> {
            if (!saysPain(element)) {
              throw Medicines.refused(entry.get(), why);
            }
          }
          case Meaning.Medicine other -> {}
          case Meaning.Diagnosis other -> {}
          case Meaning.BodySite other -> {}
          case Meaning.Way other -> {}
          case Meaning.Answer other -> {}
          case Meaning.NoAllergy other -> {}
          case Meaning.Word other -> {}
        }
      } else if (coding
          .text("system")
          .flatMap(codes::system)
          .filter(system -> system.id().equals(CodeTable.LOCAL))
          .isPresent()) {
        throw new NotUnderstoodException(
            "its code is none of our own code system; docs/reference/fhir-in.md names them");
      }
    }
    if (names.size() > 1) {
      throw new NotUnderstoodException("its codes name different findings");
    }
    return names.stream().findFirst();
  }

  /// The code that was taken for the COWS is that of a score of pain, and right where it says so.
  private static boolean saysPain(Element element) {
    List<String> words =
        texts(element).stream()
            .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)))
            .toList();
    return words.contains("pain") && !words.contains("cows") && !words.contains("withdrawal");
  }

  private static List<String> texts(Element element) {
    List<String> texts = new ArrayList<>();
    element
        .child("code")
        .ifPresent(concept -> {
          concept.text("text").ifPresent(texts::add);
          concept
              .children("coding")
              .forEach(coding -> coding.text("display").ifPresent(texts::add));
        });
    return texts;
  }

  void answers(Context context) {
    Element response = context.element();
    boolean own =
        response
            .text("questionnaire")
            .filter(url ->
                url.equals(Addresses.QUESTIONNAIRE)
                    || url.startsWith(Addresses.QUESTIONNAIRE + "|"))
            .isPresent();
    if (!own) {
      context.told().notInterpreted("");
      return;
    }
    switch (context.status()) {
      case "completed", "amended" -> items(context, response);
      case "entered-in-error" ->
          context.told().note("answers that were entered in error do not count");
      default -> throw new NotUnderstoodException("its status does not say that it is completed");
    }
  }

  private void items(Context context, Element within) {
    for (Element item : within.children("item")) {
      String name =
          item.text("linkId")
              .orElseThrow(() -> new NotUnderstoodException("an item has no linkId"));
      List<Element> answers = item.children("answer");
      if (!answers.isEmpty()) {
        boolean known =
            codes.entries().stream()
                .anyMatch(entry ->
                    entry.system().id().equals(CodeTable.LOCAL)
                        && entry.code().equals(name)
                        && entry.meaning() instanceof Meaning.Finding);
        if (!known) {
          throw new NotUnderstoodException(
              "an item answers a question that is none of this questionnaire");
        }
        for (Element answer : answers) {
          finding(context, name, answer);
        }
      }
      items(context, item);
    }
  }

  /// What may be an opioid by its name.
  boolean isOfOpioids(Element observation) {
    try {
      requireNamed(observation);
      return name(observation).filter(FindingReader::ofOpioids).isPresent()
          || observation.children("component").stream()
              .anyMatch(each -> name(each).filter(FindingReader::ofOpioids).isPresent())
          || namesATest(observation);
    } catch (NotUnderstoodException unknown) {
      return true;
    }
  }

  private static boolean ofOpioids(String name) {
    return name.startsWith("urine_") || OF_OPIOIDS.contains(name);
  }

  private void finding(Context context, String name, Element element) {
    Said said = Said.of(element, codes);
    switch (name) {
      case "visit", "not_read", "estimate", "last_drink", "symptom_kind", "looked_by" ->
          context.told().notInterpreted("");
      case "urine_opiates" -> urine(context, AboutTests.Analyte.OPIATES, element, said);
      case "urine_fentanyl" -> urine(context, AboutTests.Analyte.FENTANYL, element, said);
      case "urine_norfentanyl" -> urine(context, AboutTests.Analyte.NORFENTANYL, element, said);
      case "urine_oxycodone" -> urine(context, AboutTests.Analyte.OXYCODONE, element, said);
      case "urine_methadone" -> urine(context, AboutTests.Analyte.METHADONE, element, said);
      case "urine_buprenorphine" -> urine(context, AboutTests.Analyte.BUPRENORPHINE, element, said);
      case "heroin_metabolite" -> metabolite(context, said);
      case "recent_alcohol" -> alcohol(context, said);
      case "pregnancy_test" ->
          add(
              context,
              Source.MEASURED,
              new AboutHealth.Pregnancy(
                  positive(said)
                      ? AboutHealth.PregnancyState.PREGNANT
                      : AboutHealth.PregnancyState.NOT_PREGNANT));
      case "alt" -> enzyme(context, AboutTests.LiverEnzyme.ALT, element, said);
      case "ast" -> enzyme(context, AboutTests.LiverEnzyme.AST, element, said);
      case "alt_x_uln" -> multiple(context, AboutTests.LiverEnzyme.ALT, count(said));
      case "ast_x_uln" -> multiple(context, AboutTests.LiverEnzyme.AST, count(said));
      case "weight" -> {
        double kilograms = said.number(quantities, Unit.Kind.WEIGHT);
        context
            .person()
            .add(context.begin(), Source.MEASURED, () -> new AboutHealth.Weight(kilograms));
      }
      case "creatinine_clearance" -> {
        double flow = said.number(quantities, Unit.Kind.FLOW);
        context
            .person()
            .add(context.begin(), Source.MEASURED, () -> new AboutTests.CreatinineClearance(flow));
      }
      case "cows" -> score(context, Scale.COWS, Source.OBSERVED, element, said);
      case "sows" -> score(context, Scale.SOWS, Source.REPORTED, element, said);
      case "pacs" -> score(context, Scale.PACS, Source.REPORTED, element, said);
      case "audit_c" -> score(context, Scale.AUDIT_C, Source.REPORTED, element, said);
      case "phq9" -> score(context, Scale.PHQ_9, Source.REPORTED, element, said);
      case "age" -> {
        double years = said.number(quantities, Unit.Kind.AGE);
        context.person().add(context.begin(), Source.DOCUMENTED, () -> new AboutHealth.Age(years));
      }
      case "symptom" -> {
        String words =
            element
                .text("valueString")
                .orElseThrow(() -> new NotUnderstoodException("a symptom is told in words"));
        context
            .person()
            .add(context.begin(), Source.REPORTED, () -> new AboutHealth.Symptom(words));
      }
      case "symptoms_looked_at" ->
          add(
              context,
              Source.DOCUMENTED,
              new AboutHealth.SymptomsLookedAt(
                  one(AboutHealth.SymptomKind.values(), component(element, "symptom_kind")),
                  one(AboutHealth.Clinician.values(), component(element, "looked_by")),
                  one(AboutHealth.Looked.values(), said)));
      case "phq9_item9" -> {
        int points = whole(said);
        context
            .person()
            .add(context.begin(), Source.REPORTED, () -> new AboutTests.ThoughtsOfSelfHarm(points));
      }
      default -> told(context, name, element, said);
    }
  }

  /// What people tell and clinicians see.
  private void told(Context context, String name, Element element, Said said) {
    switch (name) {
      case "opioid_free_days" -> {
        ModelTime since = before(context, days(said));
        add(context, Source.REPORTED, new AboutOpioids.NoneTaken(Optional.of(since)));
      }
      case "no_opioid_since" ->
          add(
              context,
              Source.REPORTED,
              new AboutOpioids.NoneTaken(Optional.of(said.time(context.person().axis()))));
      case "cirrhosis" ->
          add(
              context,
              Source.DOCUMENTED,
              new AboutHealth.Cirrhosis(one(AboutHealth.CirrhosisState.values(), said)));
      case "dependence" -> add(context, Source.DOCUMENTED, new AboutHealth.Dependence(yes(said)));
      case "sex" ->
          add(
              context,
              Source.DOCUMENTED,
              new AboutHealth.SexStated(one(AboutHealth.Sex.values(), said)));
      case "absence_agreed" -> absence(context, said);
      case "opioid_never" -> {
        if (!yes(said)) {
          throw new NotUnderstoodException("it states nothing; record the use in its place");
        }
        add(context, Source.REPORTED, new AboutOpioids.NoneTaken(Optional.empty()));
      }
      case "opioid_pain_treatment" ->
          add(context, Source.REPORTED, new AboutOpioids.PainTreatment(yes(said)));
      case "use_reported" -> use(context, said);
      case "alcohol_free_days" -> {
        double days = days(said);
        add(
            context,
            Source.REPORTED,
            new AboutHealth.Alcohol(
                days > 0 ? AboutHealth.Drinking.NOT_DRINKING : AboutHealth.Drinking.DRINKING,
                Optional.of(before(context, days))));
      }
      case "drinks" -> {
        double drinks = count(said);
        context
            .person()
            .add(context.begin(), Source.REPORTED, () -> new AboutHealth.Drinks(drinks));
      }
      case "drinking" ->
          add(
              context,
              Source.REPORTED,
              new AboutHealth.Alcohol(
                  yes(said) ? AboutHealth.Drinking.DRINKING : AboutHealth.Drinking.NOT_DRINKING,
                  lastDrink(context, element)));
      case "consent" -> add(context, Source.REPORTED, new AboutTreatment.Consent(yes(said)));
      case "hepatitis_signs" ->
          add(context, Source.OBSERVED, new AboutHealth.HepatitisSigns(yes(said)));
      case "bleeding_risk" ->
          add(context, Source.DOCUMENTED, new AboutHealth.BleedingRisk(yes(said)));
      case "surgery_planned" -> {
        if (said instanceof Said.Time) {
          ModelTime on = said.time(context.person().axis());
          add(context, Source.DOCUMENTED, new AboutHealth.PlannedSurgery(Optional.of(on)));
          return;
        }
        if (yes(said)) {
          throw new NotUnderstoodException(
              "surgery is planned and it does not say when; write surgery_in_days");
        }
        add(context, Source.REPORTED, new AboutHealth.PlannedSurgery(Optional.empty()));
      }
      case "surgery_in_days" -> {
        ModelTime on = context.begin().plusHours(days(said) * HOURS_PER_DAY);
        add(context, Source.DOCUMENTED, new AboutHealth.PlannedSurgery(Optional.of(on)));
      }
      case "pregnancy" ->
          add(
              context,
              Source.MEASURED,
              new AboutHealth.Pregnancy(one(AboutHealth.PregnancyState.values(), said)));
      case "body_habitus" ->
          add(
              context,
              Source.OBSERVED,
              new AboutHealth.BodyHabitus(one(AboutHealth.Habitus.values(), said)));
      case "withdrawal_sign" ->
          add(context, Source.OBSERVED, new AboutTests.WithdrawalLooked(signs(said)));
      case "challenge_sign" ->
          add(context, Source.OBSERVED, new AboutTests.ChallengeLooked(signs(said)));
      case "challenge_naloxone_iv" -> challenge(context, Route.INTRAVENOUS, said);
      case "challenge_naloxone_sc" -> challenge(context, Route.SUBCUTANEOUS, said);
      case "counselling" -> support(context, AboutTreatment.SupportKind.COUNSELLING, said);
      case "peer_support" -> support(context, AboutTreatment.SupportKind.PEER_SUPPORT, said);
      case "allergy_naltrexone" -> allergy(context, AboutHealth.Substance.NALTREXONE, said);
      case "allergy_plg" -> allergy(context, AboutHealth.Substance.POLYLACTIDE_CO_GLYCOLIDE, said);
      case "allergy_cmc" -> allergy(context, AboutHealth.Substance.CARBOXYMETHYLCELLULOSE, said);
      default -> throw new IllegalStateException("codes.yaml names a finding that nobody reads");
    }
  }

  /// The value of the one component of a name.
  private Said component(Element observation, String name) {
    List<Said> values = new ArrayList<>();
    for (Element component : observation.children("component")) {
      if (name(component).filter(name::equals).isPresent()) {
        values.add(Said.of(component, codes));
      }
    }
    if (values.size() != 1) {
      throw new NotUnderstoodException("it needs one component " + name);
    }
    return values.getFirst();
  }

  private Optional<ModelTime> lastDrink(Context context, Element drinking) {
    List<ModelTime> times = new ArrayList<>();
    for (Element component : drinking.children("component")) {
      if (name(component).filter("last_drink"::equals).isPresent()) {
        times.add(Said.of(component, codes).time(context.person().axis()));
      }
    }
    if (times.size() > 1) {
      throw new NotUnderstoodException("it names two last drinks");
    }
    return times.stream().findFirst();
  }

  private static void absence(Context context, Said said) {
    if (!(said instanceof Said.Span(Element period))) {
      throw new NotUnderstoodException("an absence is a span (valuePeriod)");
    }
    ModelTime from = end(context, period, "start");
    ModelTime until = end(context, period, "end");
    context
        .person()
        .add(
            context.begin(),
            Source.DOCUMENTED,
            () -> new AboutTreatment.AbsenceExcused(from, until));
  }

  private static ModelTime end(Context context, Element period, String name) {
    return period
        .text(name)
        .map(When::of)
        .flatMap(when -> PersonDraft.begin(when, context.person().axis()))
        .orElseThrow(() -> new NotUnderstoodException("its span names no day of its " + name));
  }

  private void urine(Context context, AboutTests.Analyte analyte, Element element, Said said) {
    AboutTests.Result result = one(AboutTests.Result.values(), said);
    boolean screen =
        element
            .child("code")
            .map(code ->
                code.children("coding").stream()
                    .flatMap(coding -> medicines.entry(coding).stream())
                    .anyMatch(entry ->
                        entry.meaning() instanceof Meaning.Finding finding && finding.screen()))
            .orElse(false);
    AboutTests.Method method =
        medicines
            .own(element.child("method"), AboutTests.Method.values())
            .orElse(screen ? AboutTests.Method.IMMUNOASSAY : AboutTests.Method.NOT_STATED);
    List<ModelTime> times =
        switch (result) {
          case POSITIVE -> context.beginAndEnd();
          case NEGATIVE, INVALID -> List.of(context.begin());
        };
    for (ModelTime time : times) {
      context
          .person()
          .add(time, Source.MEASURED, () -> new AboutTests.UrineScreen(analyte, result, method));
    }
  }

  /// It is found after heroin alone; not to find it says nothing of other opiates.
  private static void metabolite(Context context, Said said) {
    if (!positive(said)) {
      context.told().note("a urine without 6-monoacetylmorphine says nothing of other opiates");
      return;
    }
    for (ModelTime time : context.beginAndEnd()) {
      context
          .person()
          .add(
              time,
              Source.MEASURED,
              () ->
                  new AboutTests.UrineScreen(
                      AboutTests.Analyte.OPIATES,
                      AboutTests.Result.POSITIVE,
                      AboutTests.Method.NOT_STATED));
    }
  }

  private static void alcohol(Context context, Said said) {
    if (positive(said)) {
      add(
          context,
          Source.MEASURED,
          new AboutHealth.Alcohol(AboutHealth.Drinking.DRINKING, Optional.empty()));
    } else {
      context
          .told()
          .note("a urine without alcohol or its metabolite does not say that nobody drinks");
    }
  }

  private static void use(Context context, Said said) {
    boolean used =
        switch (said) {
          case Said.Plain(double number) -> number > 0;
          case Said.Word word -> yes(said);
          case Said.Amount amount ->
              throw new NotUnderstoodException("a use that was told is yes or 1, without a unit");
          case Said.Time time ->
              throw new NotUnderstoodException("a use that was told is yes or 1");
          case Said.Span span ->
              throw new NotUnderstoodException("a use that was told is yes or 1");
          case Said.Nothing nothing -> throw new NotUnderstoodException("it has no value");
        };
    if (!used) {
      context.told().note("no use told states nothing; write opioid_free_days");
      return;
    }
    for (ModelTime time : context.beginAndEnd()) {
      context
          .person()
          .add(time, Source.REPORTED, () -> AboutOpioids.Taken.of(OpioidUse.UNSPECIFIED));
    }
  }

  private void enzyme(Context context, AboutTests.LiverEnzyme enzyme, Element element, Said said) {
    double value = said.number(quantities, Unit.Kind.ENZYME);
    Set<Double> limits = new LinkedHashSet<>();
    for (Element range : element.children("referenceRange")) {
      OptionalDouble high =
          range
              .child("high")
              .map(each -> quantities.value(each, Unit.Kind.ENZYME))
              .orElse(OptionalDouble.empty());
      high.ifPresent(limits::add);
    }
    if (limits.size() != 1 || !(limits.iterator().next() > 0)) {
      context
          .told()
          .note(
              "a liver enzyme in U/L says nothing without the laboratory's one upper limit"
                  + " (referenceRange.high)");
      return;
    }
    multiple(context, enzyme, value / limits.iterator().next());
  }

  private static void multiple(Context context, AboutTests.LiverEnzyme enzyme, double multiple) {
    context
        .person()
        .add(context.begin(), Source.MEASURED, () -> new AboutTests.LiverTest(enzyme, multiple));
  }

  /// A total, with the scores of the items where they are told.
  private void score(Context context, Scale scale, Source source, Element element, Said said) {
    int total = whole(said);
    List<Integer> items = new ArrayList<>();
    for (Element component : element.children("component")) {
      if (medicines.says(component.child("code"), Term.SCALE_ITEM)) {
        items.add(whole(Said.of(component, codes)));
      }
    }
    context.person().add(context.begin(), source, () -> new ScaleScore(scale, items, total));
  }

  private void challenge(Context context, Route route, Said said) {
    double milligrams = said.number(quantities, Unit.Kind.MASS);
    context
        .person()
        .add(
            context.begin(),
            Source.OBSERVED,
            () -> new AboutTests.NaloxoneGiven(route, Mass.ofMilligrams(milligrams)));
  }

  private static void support(Context context, AboutTreatment.SupportKind kind, Said said) {
    add(
        context,
        Source.DOCUMENTED,
        new AboutTreatment.Support(kind, one(AboutTreatment.Attendance.values(), said)));
  }

  private static void allergy(Context context, AboutHealth.Substance substance, Said said) {
    add(context, Source.REPORTED, new AboutHealth.Hypersensitivity(substance, yes(said)));
  }

  private static void add(Context context, Source source, Statement statement) {
    context.person().add(context.begin(), source, () -> statement);
  }

  private static ModelTime before(Context context, double days) {
    ModelTime time = context.begin();
    int whole = (int) StrictMath.floor(days);
    return context.person().axis().plusDays(time, -whole).plusHours((whole - days) * HOURS_PER_DAY);
  }

  /// Days, within a life.
  private double days(Said said) {
    double days =
        said instanceof Said.Amount
            ? said.number(quantities, Unit.Kind.TIME)
            : said.number(quantities, Unit.Kind.COUNT);
    if (!(days >= 0 && days <= 36_525)) {
      throw new NotUnderstoodException("its number of days is outside 0 to 36525");
    }
    return days;
  }

  private double count(Said said) {
    return said.number(quantities, Unit.Kind.COUNT);
  }

  private int whole(Said said) {
    double number = count(said);
    if (number != StrictMath.rint(number) || StrictMath.abs(number) > 1000) {
      throw new NotUnderstoodException("a score is a whole number of points");
    }
    return (int) number;
  }

  private static boolean positive(Said said) {
    return switch (said.word()) {
      case "positive" -> true;
      case "negative" -> false;
      default -> throw new NotUnderstoodException("its value is neither positive nor negative");
    };
  }

  private static boolean yes(Said said) {
    return switch (said.word()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new NotUnderstoodException("its value is neither yes nor no");
    };
  }

  private static Set<WithdrawalSign> signs(Said said) {
    return said.word().equals("none") ? Set.of() : Set.of(one(WithdrawalSign.values(), said));
  }

  private static <E extends Enum<E>> E one(E[] all, Said said) {
    String word = said.word();
    return Arrays.stream(all)
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new NotUnderstoodException("its value is no word that is known here"));
  }
}
