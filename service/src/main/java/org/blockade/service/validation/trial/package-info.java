/// Simulated trials beside published ones: what numbers were set by, and what was predicted.
@NullMarked
package org.blockade.service.validation.trial;

import org.jspecify.annotations.NullMarked;
