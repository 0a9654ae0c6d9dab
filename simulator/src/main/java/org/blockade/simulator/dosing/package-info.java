/// From the regimen as prescribed to the doses as given.
///
/// A prescription is written once ("50 mg oral q24h x 28 then 380 mg xr-im q28d x 6") and executed
/// many times. The two are two types: `DosingRegimen` is what was written, a list of `DoseEvent` is
/// what reached the body, and `DosingRegimen.resolve` is the only way from one to the other.
///
/// Calendar time becomes model hours here and nowhere else, in `TimeAxis`.
@NullMarked
package org.blockade.simulator.dosing;

import org.jspecify.annotations.NullMarked;
