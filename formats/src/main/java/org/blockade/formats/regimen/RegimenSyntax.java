package org.blockade.formats.regimen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.blockade.formats.regimen.grammar.RegimenLexer;
import org.blockade.formats.regimen.grammar.RegimenParser;
import org.blockade.simulator.quantity.MassUnit;
import org.jspecify.annotations.Nullable;

/// The order of the words, by the grammar; and where it is wrong, what could have stood there.
///
/// A parser's own idea of what it expected is what its current rule could have continued with,
/// which leaves out what the rules around it allow. So the question is put plainly: each kind of
/// token is tried at the place of the error, and those that the parser takes are the ones that were
/// expected.
final class RegimenSyntax<C extends ParserRuleContext> {

  private final Function<RegimenParser, C> rule;
  private final List<Token> tokens;
  private final C tree;
  private final Optional<Token> wrong;

  RegimenSyntax(String words, Function<RegimenParser, C> rule) {
    this.rule = rule;
    RegimenLexer lexer = new RegimenLexer(CharStreams.fromString(words));
    lexer.removeErrorListeners();
    this.tokens = List.copyOf(lexer.getAllTokens());
    Attempt attempt = new Attempt(tokens, words.codePointCount(0, words.length()));
    this.tree = attempt.parsed;
    this.wrong = Optional.ofNullable(attempt.firstWrong.token);
  }

  /// The words as a tree; complete if there is no refusal.
  C tree() {
    return tree;
  }

  /// What is wrong with the order of the words, if anything is.
  Optional<Refusal> refusal() {
    return wrong.map(this::explain);
  }

  private Refusal explain(Token found) {
    List<Token> before =
        tokens.stream().filter(token -> token.getStartIndex() < found.getStartIndex()).toList();
    Set<String> expected = new LinkedHashSet<>();
    for (int type = 1; type <= RegimenLexer.VOCABULARY.getMaxTokenType(); type++) {
      phraseIfTaken(before, type).ifPresent(expected::add);
    }
    if (new Attempt(before, 0).firstWrong.token == null) {
      expected.add("the end");
    }
    return new Refusal(
        found.getStartIndex() + 1,
        "expected " + listed(List.copyOf(expected)) + ", but found " + words(found) + hint(found));
  }

  private Optional<String> phraseIfTaken(List<Token> before, int type) {
    CommonToken candidate = new CommonToken(type, "?");
    List<Token> tried = new ArrayList<>(before);
    tried.add(candidate);
    Attempt attempt = new Attempt(tried, 0);
    return candidate.equals(attempt.firstWrong.token)
        ? Optional.empty()
        : leafOf(attempt.parsed, candidate).map(RegimenSyntax::phrase);
  }

  private static Optional<TerminalNode> leafOf(ParseTree node, Token token) {
    if (node instanceof TerminalNode leaf) {
      return leaf.getSymbol().equals(token) ? Optional.of(leaf) : Optional.empty();
    }
    for (int i = node.getChildCount() - 1; i >= 0; i--) {
      Optional<TerminalNode> found = leafOf(node.getChild(i), token);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String phrase(TerminalNode leaf) {
    return switch (leaf.getParent()) {
      case RegimenParser.AmountContext amount -> "an amount (e.g. 50)";
      case RegimenParser.MassUnitContext unit -> "a unit of mass (" + MassUnit.codes() + ")";
      case RegimenParser.NamesContext names when names.getChildCount() > 1 -> "a route";
      case RegimenParser.NamesContext names -> "a drug or a route";
      case RegimenParser.DurationContext duration -> "a number";
      case RegimenParser.CountContext count -> "a whole number";
      case RegimenParser.TimeUnitContext unit -> "a unit of time (" + TimeUnits.CODES + ")";
      case RegimenParser.WeekdayContext day -> "a day of the week (mon to sun)";
      case RegimenParser.IntervalContext interval -> "an interval (e.g. q24h)";
      case RegimenParser.ExtentContext extent -> "\"x\" with a number of doses or a length";
      default -> literal(leaf.getSymbol().getType());
    };
  }

  private static String literal(int type) {
    return switch (type) {
      case RegimenLexer.INJECTION -> "\"injection\"";
      case RegimenLexer.DOSE -> "\"dose\"";
      default -> RegimenLexer.VOCABULARY.getDisplayName(type).replace('\'', '"');
    };
  }

  private static String words(Token found) {
    return found.getType() == Token.EOF ? "the end" : Excerpt.of(found.getText());
  }

  private String hint(Token found) {
    Optional<String> interval = PrescriptionLatin.interval(found.getText());
    if (interval.isPresent()) {
      return "; write " + interval.get();
    }
    int index = tokens.indexOf(found);
    boolean inNumber =
        found.getType() == RegimenLexer.COMMA
            && index > 0
            && index + 1 < tokens.size()
            && tokens.get(index - 1).getType() == RegimenLexer.NUMBER
            && tokens.get(index + 1).getType() == RegimenLexer.NUMBER;
    return inNumber ? "; write a number with a point, e.g. 12.5" : "";
  }

  private static String listed(List<String> phrases) {
    if (phrases.size() < 2) {
      return String.join("", phrases);
    }
    int last = phrases.size() - 1;
    return String.join(", ", phrases.subList(0, last)) + " or " + phrases.get(last);
  }

  /// One run of the parser over some tokens.
  private final class Attempt {
    private final FirstWrong firstWrong = new FirstWrong();
    private final C parsed;

    Attempt(List<Token> tokens, int end) {
      List<Token> ended = new ArrayList<>(tokens);
      CommonToken last = new CommonToken(Token.EOF, "");
      last.setStartIndex(end);
      ended.add(last);
      RegimenParser parser = new RegimenParser(new CommonTokenStream(new ListTokenSource(ended)));
      parser.removeErrorListeners();
      parser.addErrorListener(firstWrong);
      parser.setErrorHandler(new NoConjuring());
      parsed = rule.apply(parser);
    }
  }

  /// What the parser does after the first error does not matter; but its own stand-in for a missing
  /// token asks for the input, which tokens that are tried do not have.
  private static final class NoConjuring extends DefaultErrorStrategy {
    @Override
    protected Token getMissingSymbol(Parser recognizer) {
      return new CommonToken(Token.INVALID_TYPE, "");
    }
  }

  /// Remembers the first token that the parser could not take.
  private static final class FirstWrong extends BaseErrorListener {
    private @Nullable Token token;

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object offending,
        int line,
        int column,
        String message,
        @Nullable RecognitionException cause) {
      if (token == null && offending instanceof Token found) {
        token = found;
      }
    }
  }
}
