/// From occupancy to effect.
///
/// Two effects, from two bodies of evidence. `LaboratoryChallenge` attenuates a published challenge
/// by the receptors that naltrexone holds; it stays for the published figures that it was fitted
/// to. `OpioidEffect` follows what the receptors do: activation, tolerance on three time scales,
/// withdrawal, the subjective high and breathing; `EffectWalk` advances what is slow in it with the
/// receptor.
///
/// Blockade speaks of attenuation, in percent of the unblocked effect of a challenge that was given
/// in a published study; it never computes an amount of opioid.
@NullMarked
package org.blockade.simulator.effect;

import org.jspecify.annotations.NullMarked;
