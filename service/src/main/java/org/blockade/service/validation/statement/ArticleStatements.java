package org.blockade.service.validation.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// The statements of the source articles.
public final class ArticleStatements {

  private ArticleStatements() {}

  /// The list that comes with Blockade, in the order of the articles.
  public static List<ArticleStatement> standard() {
    return read(DataFile.resource(ArticleStatements.class, "statements.yaml"));
  }

  /// Reads a list.
  ///
  /// @throws org.blockade.simulator.data.DataFileException with every problem found
  public static List<ArticleStatement> read(DataFile file) {
    List<ArticleStatement> statements = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (DataNode node : file.root().children("statements")) {
      if (!seen.add(node.text("id"))) {
        node.report("id", "\"" + node.text("id") + "\" stands here twice; keep one");
      }
      statement(node).ifPresent(statements::add);
      node.close();
    }
    file.root().close();
    file.requireSound();
    return List.copyOf(statements);
  }

  private static Optional<ArticleStatement> statement(DataNode node) {
    Optional<ArticleStatement.Correction> correction =
        node.has("correction")
            ? Optional.of(
                new ArticleStatement.Correction(node.text("correction"), node.text("source")))
            : Optional.empty();
    String id = node.text("id");
    String says = node.text("says");
    String feature = node.text("feature");
    String where = node.text("where");
    String test = node.text("test");
    return node.word(
            "verdict", ArticleStatement.Verdict::ofWord, "agrees, limited, corrected, unverified")
        .filter(verdict -> {
          boolean told = verdict == ArticleStatement.Verdict.AGREES || correction.isPresent();
          if (!told) {
            node.report("verdict", "what does not agree needs a correction and its source");
          }
          return told;
        })
        .map(verdict -> new ArticleStatement(id, says, verdict, feature, where, test, correction));
  }
}
