/// What holds for every input: tested on random ones, drawn from fixed seeds.
@NullMarked
package org.blockade.checks.property;

import org.jspecify.annotations.NullMarked;
