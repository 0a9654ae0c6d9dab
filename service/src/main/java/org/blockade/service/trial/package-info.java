/// Running virtual trials: on many threads, with checkpoints, rows of subjects and days, and the
/// endpoints that a report shows. Nothing here depends on how the work was cut up.
@NullMarked
package org.blockade.service.trial;

import org.jspecify.annotations.NullMarked;
