package org.blockade.simulator.overdose;

import java.util.EnumMap;
import java.util.Map;

/// One person's own numbers, for every opioid and every product.
final class OverdosePerson {

  private final Map<PublishedOverdose.Opioid, OpioidKinetics> opioids;
  private final Map<PublishedOverdose.Opioid, Binding> opioidBindings;
  private final Map<RescueProduct, Binding> rescueBindings;
  private final Map<RescueProduct, AntagonistKinetics> products;

  OverdosePerson(
      Map<PublishedOverdose.Opioid, OpioidKinetics> opioids,
      Map<PublishedOverdose.Opioid, Binding> opioidBindings,
      Map<RescueProduct, Binding> rescueBindings,
      Map<RescueProduct, AntagonistKinetics> products) {
    this.opioids = new EnumMap<>(opioids);
    this.opioidBindings = new EnumMap<>(opioidBindings);
    this.rescueBindings = new EnumMap<>(rescueBindings);
    this.products = new EnumMap<>(products);
  }

  OpioidKinetics kinetics(PublishedOverdose.Opioid opioid) {
    return required(opioids.get(opioid), opioid);
  }

  Binding binding(PublishedOverdose.Opioid opioid) {
    return required(opioidBindings.get(opioid), opioid);
  }

  Binding binding(RescueProduct product) {
    return required(rescueBindings.get(product), product);
  }

  AntagonistKinetics kinetics(RescueProduct product) {
    return required(products.get(product), product);
  }

  private static <T> T required(@org.jspecify.annotations.Nullable T value, Enum<?> of) {
    if (value == null) {
      throw new IllegalStateException("a person has no numbers for " + of);
    }
    return value;
  }
}
