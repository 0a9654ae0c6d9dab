/// A virtual trial as a file: who takes part, what the arms are given, how people keep to it.
///
/// `TrialReader` reads `TRIAL.yaml` and tells every problem of it at once, each with its line and
/// what would be right. `TrialWriter` writes the design back as it was understood, with everything
/// that was left out filled in; reading that gives the same design.
@NullMarked
package org.blockade.formats.trial;

import org.jspecify.annotations.NullMarked;
