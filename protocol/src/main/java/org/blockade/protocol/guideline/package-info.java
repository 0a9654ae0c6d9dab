/// One file per recommendation.
///
/// Each says in its header what is recommended, in our own words, how strongly, and by whom; its
/// numbers come from the data file beside it, with their sources.
@NullMarked
package org.blockade.protocol.guideline;

import org.jspecify.annotations.NullMarked;
