/// The shape of the project, as tests: which way the arrows point, and what the engine may not
/// touch. Each rule is also shown a class that breaks it, and must see it.
@NullMarked
package org.blockade.checks.architecture;

import org.jspecify.annotations.NullMarked;
