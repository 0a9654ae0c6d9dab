package org.blockade.simulator.overdose;

import java.util.EnumMap;
import java.util.Map;

/// People for tests.
final class People {

  private People() {}

  /// A person with other kinetics of one opioid.
  static OverdosePerson with(
      OverdosePerson person, PublishedOverdose.Opioid opioid, OpioidKinetics kinetics) {
    Map<PublishedOverdose.Opioid, OpioidKinetics> opioids =
        new EnumMap<>(PublishedOverdose.Opioid.class);
    Map<PublishedOverdose.Opioid, Binding> bindings = new EnumMap<>(PublishedOverdose.Opioid.class);
    for (PublishedOverdose.Opioid each : PublishedOverdose.Opioid.values()) {
      opioids.put(each, person.kinetics(each));
      bindings.put(each, person.binding(each));
    }
    opioids.put(opioid, kinetics);
    Map<RescueProduct, Binding> rescueBindings = new EnumMap<>(RescueProduct.class);
    Map<RescueProduct, AntagonistKinetics> products = new EnumMap<>(RescueProduct.class);
    for (RescueProduct each : RescueProduct.values()) {
      rescueBindings.put(each, person.binding(each));
      products.put(each, person.kinetics(each));
    }
    return new OverdosePerson(opioids, bindings, rescueBindings, products);
  }
}
