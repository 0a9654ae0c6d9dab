/// What follows from the facts about one person: last doses, gaps, days since.
@NullMarked
package org.blockade.protocol.course;

import org.jspecify.annotations.NullMarked;
