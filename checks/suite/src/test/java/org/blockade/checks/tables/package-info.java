/// Files of numbers, read back by programs that are not ours.
@NullMarked
package org.blockade.checks.tables;

import org.jspecify.annotations.NullMarked;
