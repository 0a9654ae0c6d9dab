/// Virtual trials on many machines: an Apache Spark application over the code that one machine
/// runs.
///
/// Only strings and numbers travel. Every machine reads the design again and computes its ranges of
/// subjects; what comes back are rows and whole-number counts, and neither depends on who computed
/// them, how often, or in which order.
@NullMarked
package org.blockade.cluster;

import org.jspecify.annotations.NullMarked;
