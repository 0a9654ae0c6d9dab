/// Inputs that nobody would write, one reader each. What must hold is said in each target; whatever
/// else is thrown is a finding.
///
/// The inputs kept under `src/test/resources` are replayed by every build; the gate then looks for
/// new ones for some seconds, and `./build evidence` for minutes. A finding is kept by adding its
/// input to that folder, with the fix.
@NullMarked
package org.blockade.checks.fuzz;

import org.jspecify.annotations.NullMarked;
