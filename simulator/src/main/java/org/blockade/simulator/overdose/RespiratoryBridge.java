package org.blockade.simulator.overdose;

import org.blockade.simulator.data.DataFile;
import org.blockade.simulator.drug.ParameterValues;
import org.blockade.simulator.drug.Structure;

/// From how hard other opioids and antagonists press on the mu receptor to the share of it that the
/// published breathing feels.
///
/// Opioid dossier, section 9 (PP019, PP020), a proposal; `u` are drives (concentration at the
/// effect site over the one that holds half of the receptors), `w` the respiratory weight of the
/// drug file, `T3 - A0` slow tolerance above that of a person who has taken nothing:
///
///     u_ag = sum w u     O = (scale u_ag / (1 + u_ant) / S)^n     R = O / (1 + O)
///     S = 1 + most min(1, (T3 - A0) / full)
///
/// It goes with the breathing of people new to opioids: the exponents of chronic users and `S`
/// would count tolerance twice. Binding is at equilibrium. A drug that is agonist and antagonist
/// (buprenorphine) cannot be joined: the dossier names a ceiling for it and gives no number.
///
/// No command and no page reaches this, so that no amount can be tried against the blockade: it is
/// for tests of this package, which ask whether the dossier's own runs come out.
///
/// @param scale `scale`, from drives in people to drives on membranes
/// @param hill `n`
/// @param mostShift `most`
/// @param fullTolerance `full`
record RespiratoryBridge(double scale, double hill, double mostShift, double fullTolerance) {

  /// The bridge with the numbers that come with Blockade.
  static RespiratoryBridge standard() {
    return read(DataFile.resource(RespiratoryBridge.class, "respiratory-bridge.yaml"));
  }

  /// A bridge with the numbers of a file.
  ///
  /// @throws org.blockade.simulator.data.DataFileException if the file is not sound
  static RespiratoryBridge read(DataFile file) {
    OverdoseNumbers read = new OverdoseNumbers(file);
    RespiratoryBridge bridge =
        new RespiratoryBridge(
            read.positive("receptor", "scale", "ratio"),
            read.positive("receptor", "hill", "ratio"),
            read.positive("tolerance", "most_shift", "ratio"),
            read.positive("tolerance", "full", "ratio"));
    read.close();
    return bridge;
  }

  /// `w` of a ligand in a person with these parameters; 1 where the drug file names none.
  static double weight(Structure.Ligand ligand, ParameterValues values) {
    return ligand.respiratoryWeight().map(values::value).orElse(1.0);
  }

  /// `S`: how much more of an opioid somebody tolerates than a person new to opioids.
  ///
  /// @param tolerance `T3 - A0`; below 0, after weeks of blockade, it counts as none, as in the
  ///   effects
  double shift(double tolerance) {
    return 1 + mostShift * StrictMath.min(1, StrictMath.max(0, tolerance) / fullTolerance);
  }

  /// `R`, 0 to 1.
  ///
  /// @param agonists `u_ag`, 0 or more
  /// @param antagonists `u_ant`, 0 or more
  /// @param shift `S`
  double share(double agonists, double antagonists, double shift) {
    if (!(agonists >= 0 && antagonists >= 0 && shift >= 1)) {
      throw new IllegalArgumentException(
          "drives are 0 or more and the shift is 1 or more, not "
              + agonists
              + ", "
              + antagonists
              + " and "
              + shift);
    }
    double odds = StrictMath.pow(scale * agonists / (1 + antagonists) / shift, hill);
    return odds / (1 + odds);
  }
}
