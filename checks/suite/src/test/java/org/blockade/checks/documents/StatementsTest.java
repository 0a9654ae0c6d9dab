package org.blockade.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.blockade.service.validation.statement.ArticleStatement;
import org.blockade.service.validation.statement.ArticleStatements;
import org.blockade.service.validation.statement.StatementMarkdown;
import org.junit.jupiter.api.Test;

/// Every statement of the source articles is carried by something that exists.
class StatementsTest {

  /// How many statements each article has.
  private static final List<Integer> COUNTS = List.of(15, 20, 22, 11, 13);

  private final List<ArticleStatement> statements = ArticleStatements.standard();

  @Test
  void eachStatementOfEachArticleStandsOnceAndInOrder() {
    List<String> expected = new ArrayList<>();
    for (int article = 0; article < COUNTS.size(); article++) {
      for (int number = 1; number <= COUNTS.get(article); number++) {
        expected.add("S%d-%02d".formatted(article, number));
      }
    }
    assertThat(statements).extracting(ArticleStatement::id).containsExactlyElementsOf(expected);
  }

  @Test
  void theTestThatEachNamesExists() {
    Set<String> tests =
        Repository.files().stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith("Test.java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .collect(Collectors.toSet());
    assertThat(statements)
        .allSatisfy(statement -> assertThat(tests).as(statement.id()).contains(statement.test()));
  }

  @Test
  void thePageThatEachNamesExists() {
    assertThat(statements)
        .allSatisfy(statement ->
            assertThat(Files.isRegularFile(Repository.root().resolve(statement.where())))
                .as("%s: %s", statement.id(), statement.where())
                .isTrue());
  }

  @Test
  void thePageIsWhatTheCommandWrites() {
    assertThat(Repository.read("docs/statements.md"))
        .as("run ./blockade validate --statements docs/statements.md")
        .isEqualTo(StatementMarkdown.of(statements));
  }
}
