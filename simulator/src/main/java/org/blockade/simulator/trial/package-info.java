/// Virtual trials: many virtual people under treatment arms, their adherence and outcomes, counted.
@NullMarked
package org.blockade.simulator.trial;

import org.jspecify.annotations.NullMarked;
