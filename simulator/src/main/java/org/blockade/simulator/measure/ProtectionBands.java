package org.blockade.simulator.measure;

import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.data.DataNode;

/// Bounds on mu-receptor occupancy that give the words "protected", "fading" and "unprotected".
///
/// @param protectedFrom protected at this occupancy or more
/// @param fadingFrom fading at this occupancy or more; unprotected below
/// @param certainShare share of people that must be protected for the word to stand alone
/// @param reason why these bounds
public record ProtectionBands(
    double protectedFrom, double fadingFrom, double certainShare, String reason) {

  /// How well the receptors are covered.
  public enum Level {
    PROTECTED,
    FADING,
    UNPROTECTED
  }

  public ProtectionBands {
    if (!(0 < fadingFrom && fadingFrom < protectedFrom && protectedFrom < 1)) {
      throw new IllegalArgumentException(
          "bands need 0 < fading < protected < 1, not " + fadingFrom + " and " + protectedFrom);
    }
  }

  /// The bands that come with Blockade.
  public static ProtectionBands standard() {
    DataFile file = DataFile.resource(ProtectionBands.class, "protection.yaml");
    DataNode bands = file.root().child("bands");
    DataNode protectedFrom = bands.child("protected_from");
    DataNode fadingFrom = bands.child("fading_from");
    DataNode certain = bands.child("certain_share");
    double high = bound(protectedFrom);
    double share = bound(certain);
    certain.text("source");
    certain.close();
    double low = bound(fadingFrom);
    String reason = protectedFrom.text("source");
    fadingFrom.text("source");
    protectedFrom.close();
    fadingFrom.close();
    bands.close();
    file.root().close();
    file.requireSound();
    return new ProtectionBands(high, low, share, reason);
  }

  private static double bound(DataNode node) {
    if (!node.text("unit").equals("fraction")) {
      node.report("unit", "an occupancy is a fraction");
    }
    if (!node.text("evidence").equals("choice")) {
      node.report("evidence", "a bound of protection is a choice");
    }
    return node.number("value");
  }

  /// The same bands with another bound of protection.
  public ProtectionBands withProtectedFrom(double occupancy) {
    return new ProtectionBands(
        occupancy,
        StrictMath.min(fadingFrom, occupancy * fadingFrom / protectedFrom),
        certainShare,
        reason);
  }

  /// The word for an occupancy.
  public Level levelOf(double occupancy) {
    if (occupancy >= protectedFrom) {
      return Level.PROTECTED;
    }
    return occupancy >= fadingFrom ? Level.FADING : Level.UNPROTECTED;
  }
}
