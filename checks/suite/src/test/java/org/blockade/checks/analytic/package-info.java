/// The engine against answers that were found without it: closed forms in fifty digits, a general
/// integrator of a library, the curves of the evidence dossier.
@NullMarked
package org.blockade.checks.analytic;

import org.jspecify.annotations.NullMarked;
