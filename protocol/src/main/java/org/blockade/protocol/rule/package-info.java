/// The shape of a recommendation: what it found for one person, and where its numbers come from.
@NullMarked
package org.blockade.protocol.rule;

import org.jspecify.annotations.NullMarked;
