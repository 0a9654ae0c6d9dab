package org.blockade.service.sbml;

import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.text.parser.ParseException;

/// Formulas in words become MathML. A bare number counts, so its unit is `dimensionless`.
final class Formula {

  private Formula() {}

  static ASTNode of(String formula) {
    try {
      ASTNode node = ASTNode.parseFormula(formula);
      nameUnits(node);
      return node;
    } catch (ParseException e) {
      throw new IllegalStateException("a formula of this package cannot be read: " + formula, e);
    }
  }

  /// A number with a unit.
  static ASTNode number(double value, String unit) {
    ASTNode node = new ASTNode(value);
    node.setUnits(unit);
    return node;
  }

  private static void nameUnits(ASTNode node) {
    if (node.isNumber()) {
      node.setUnits("dimensionless");
    }
    node.getChildren().forEach(Formula::nameUnits);
  }
}
