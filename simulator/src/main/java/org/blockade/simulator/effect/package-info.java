/// From occupancy to effect.
///
/// So far: how far a stated laboratory challenge with an opioid is attenuated by the receptors that
/// naltrexone holds. Blockade speaks of attenuation, in percent of the unblocked effect of a
/// challenge that was given in a published study; it never computes an amount of opioid.
@NullMarked
package org.blockade.simulator.effect;

import org.jspecify.annotations.NullMarked;
