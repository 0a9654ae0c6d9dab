/// What follows from the facts about one person: what was known at a time, last doses, gaps, days
/// since.
@NullMarked
package org.blockade.protocol.course;

import org.jspecify.annotations.NullMarked;
