/// Time to an event, from counts: survival curves and what tells two of them apart.
@NullMarked
package org.blockade.simulator.survival;

import org.jspecify.annotations.NullMarked;
