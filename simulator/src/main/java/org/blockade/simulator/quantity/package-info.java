/// Amounts, concentrations and times, and the only place where units convert.
///
/// Inside Blockade a time is in hours, an amount of substance in nanomoles, a volume in litres, so
/// a concentration is in nmol/L (nM). Milligrams and ng/mL exist only at the border: on a
/// prescription, in a chart, in a laboratory result. Each is converted once, with the molar mass of
/// its substance, by a type of this package.
@NullMarked
package org.blockade.simulator.quantity;

import org.jspecify.annotations.NullMarked;
