/// The documents, executed: what they show compiles, what they name exists.
@NullMarked
package org.blockade.checks.documents;

import org.jspecify.annotations.NullMarked;
