package org.blockade.protocol.guideline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;
import org.blockade.simulator.dosing.TimeAxis;
import org.blockade.simulator.drug.Evidence;
import org.blockade.simulator.quantity.ModelTime;

/// How long a person waits without opioids before the first dose of naltrexone.
///
/// Recommendation: 7 to 10 opioid-free days after short-acting opioids, up to two weeks after
/// methadone or buprenorphine. Strength: labelled. Source: naltrexone labels; each row of
/// `opioid-free-interval.yaml` has its own. What holds after fentanyl, and after an opioid nobody
/// named, is a choice.
///
/// When: the last use of each agent is known. Then: the latest of "last use plus days" over them.
public final class OpioidFreeInterval {

  private final List<Rule> rules;

  /// The rule for a group of agents.
  ///
  /// @param drugs catalogue ids
  /// @param from fewest days
  /// @param to the cautious end
  public record Rule(
      List<String> drugs, String title, int from, int to, Evidence evidence, String source) {

    public Rule {
      drugs = List.copyOf(drugs);
      if (!(0 < from && from <= to)) {
        throw new IllegalArgumentException("an interval goes from 1 day or more upwards");
      }
    }
  }

  /// The last use of one agent.
  public record LastUse(String drug, ModelTime time) {}

  /// What the rule comes to for one person.
  ///
  /// @param floor the earliest time, by the fewest days
  /// @param cautious the time by the cautious end, which leads
  /// @param leading the rule that gives the cautious end
  /// @param rules every rule that applies
  public record Advice(ModelTime floor, ModelTime cautious, Rule leading, List<Rule> rules) {

    public Advice {
      rules = List.copyOf(rules);
    }
  }

  private OpioidFreeInterval(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /// The recommendation with the numbers that come with Blockade.
  public static OpioidFreeInterval standard() {
    DataFile file = DataFile.resource(OpioidFreeInterval.class, "opioid-free-interval.yaml");
    List<Rule> rules = new ArrayList<>();
    for (DataNode node : file.root().children("agents")) {
      List<String> drugs = node.texts("drugs");
      String title = node.text("title");
      int from = (int) node.number("from");
      int to = (int) node.number("to");
      if (!node.text("unit").equals("d")) {
        node.report("unit", "an interval is in d");
      }
      Optional<Evidence> evidence = node.word("evidence", Evidence::ofWord, Evidence.words());
      String source = node.text("source");
      node.close();
      evidence.ifPresent(kind -> rules.add(new Rule(drugs, title, from, to, kind, source)));
    }
    file.root().close();
    file.requireSound();
    return new OpioidFreeInterval(rules);
  }

  /// The rule for an agent; empty for what is no opioid.
  public Optional<Rule> ruleFor(String drug) {
    return rules.stream().filter(rule -> rule.drugs().contains(drug)).findFirst();
  }

  /// The advice for a person; empty where no opioid is on record.
  public Optional<Advice> adviceFor(List<LastUse> uses, TimeAxis axis) {
    Optional<Advice> advice = Optional.empty();
    for (LastUse use : uses) {
      Rule rule = ruleFor(use.drug()).orElse(null);
      if (rule == null) {
        continue;
      }
      Advice one =
          new Advice(
              axis.plusDays(use.time(), rule.from()),
              axis.plusDays(use.time(), rule.to()),
              rule,
              List.of(rule));
      advice = Optional.of(advice.map(before -> later(before, one)).orElse(one));
    }
    return advice;
  }

  private static Advice later(Advice one, Advice other) {
    List<Rule> both = new ArrayList<>(one.rules());
    other.rules().stream().filter(rule -> !both.contains(rule)).forEach(both::add);
    return new Advice(
        one.floor().isBefore(other.floor()) ? other.floor() : one.floor(),
        one.cautious().isBefore(other.cautious()) ? other.cautious() : one.cautious(),
        one.cautious().isBefore(other.cautious()) ? other.leading() : one.leading(),
        both);
  }
}
