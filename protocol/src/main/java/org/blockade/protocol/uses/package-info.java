/// What naltrexone is used for: what the label says, what it does not, and what is only claimed.
///
/// A claim without support is named as one, and a use that nobody listed is unknown, not allowed.
@NullMarked
package org.blockade.protocol.uses;

import org.jspecify.annotations.NullMarked;
