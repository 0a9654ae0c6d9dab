/// What a person does under treatment, day by day: opioid use and return to it, leaving care, heavy
/// drinking. Statistical, with numbers from trials; what the receptor holds enters as a cause.
@NullMarked
package org.blockade.simulator.outcome;

import org.jspecify.annotations.NullMarked;
