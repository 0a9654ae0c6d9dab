package org.blockade.service.validation.statement;

import java.util.List;

/// The statements as a page in Markdown.
public final class StatementMarkdown {

  private static final String HEAD =
      """
      # What the source articles say, and what carries it

      Five short articles on naltrexone are the origin of this project. Each of their statements stands here in our
      own words, with the feature and the test that carry it; where it is wrong, dated or too strong, with what is
      right and who says so. `./blockade validate --statements docs/statements.md` writes this page; a test holds it
      against the project.

      """;

  private StatementMarkdown() {}

  /// The page.
  public static String of(List<ArticleStatement> statements) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(statements.size()).append(" statements:");
    String separator = " ";
    for (ArticleStatement.Verdict verdict : ArticleStatement.Verdict.values()) {
      page.append(separator)
          .append(statements.stream().filter(each -> each.verdict() == verdict).count())
          .append(' ')
          .append(words(verdict));
      separator = ", ";
    }
    page.append(".\n\n| id | the article says | | carried by | test | correction |\n");
    page.append("|---|---|---|---|---|---|\n");
    statements.forEach(statement -> page.append(row(statement)));
    return page.toString();
  }

  private static String words(ArticleStatement.Verdict verdict) {
    return switch (verdict) {
      case AGREES -> "agree as they stand";
      case LIMITED -> "hold within a limit";
      case CORRECTED -> "are corrected";
      case UNVERIFIED -> "unverified";
    };
  }

  private static String row(ArticleStatement statement) {
    String page = statement.where();
    return "| "
        + statement.id()
        + " | "
        + statement.says()
        + " | "
        + sign(statement.verdict())
        + " "
        + statement.verdict().word()
        + " | ["
        + statement.feature()
        + "]("
        + page.substring(page.indexOf('/') + 1)
        + ") | `"
        + statement.test()
        + "` | "
        + statement
            .correction()
            .map(correction -> correction.text() + " (" + correction.source() + ")")
            .orElse("")
        + " |\n";
  }

  private static String sign(ArticleStatement.Verdict verdict) {
    return switch (verdict) {
      case AGREES -> "✓";
      case LIMITED -> "~";
      case CORRECTED -> "✗";
      case UNVERIFIED -> "?";
    };
  }
}
