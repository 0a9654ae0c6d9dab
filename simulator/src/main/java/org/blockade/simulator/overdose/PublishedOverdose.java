package org.blockade.simulator.overdose;

/// The overdoses of the publication, each into a vein at once.
///
/// The set is closed: an amount cannot be asked for, so nobody can search for one.
public enum PublishedOverdose {
  /// Fentanyl that gives the mean concentration found after death.
  FENTANYL_MEAN(Opioid.FENTANYL, "fentanyl_mean", "fentanyl, smaller published overdose"),
  /// Fentanyl, mean and one standard deviation.
  FENTANYL_HIGH(Opioid.FENTANYL, "fentanyl_high", "fentanyl, larger published overdose"),
  /// Carfentanil that matches the smaller one of fentanyl.
  CARFENTANIL_MEAN(
      Opioid.CARFENTANIL, "carfentanil_mean", "carfentanil, smaller published overdose"),
  /// Carfentanil that matches the larger one of fentanyl.
  CARFENTANIL_HIGH(
      Opioid.CARFENTANIL, "carfentanil_high", "carfentanil, larger published overdose");

  /// The opioids of the publication.
  enum Opioid {
    FENTANYL,
    CARFENTANIL
  }

  private final Opioid opioid;
  private final String key;
  private final String title;

  PublishedOverdose(Opioid opioid, String key, String title) {
    this.opioid = opioid;
    this.key = key;
    this.title = title;
  }

  Opioid opioid() {
    return opioid;
  }

  /// Its name among the numbers of the model.
  String key() {
    return key;
  }

  /// How it is asked for, e.g. `fentanyl-mean`. It names no amount.
  public String id() {
    return key.replace('_', '-');
  }

  /// The overdose in words.
  public String title() {
    return title;
  }
}
