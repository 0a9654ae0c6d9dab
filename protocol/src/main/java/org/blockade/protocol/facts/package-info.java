/// Dated statements about one person: what was given, when, where; what was tested, told, agreed.
///
/// A `Fact` says only what somebody recorded, when it was so and when it became known. What follows
/// from facts (a gap, a due date) is derived elsewhere, each time anew; what nobody recorded is
/// unknown, and stays so. A fact is never changed: a `Correction` is a new fact that names it.
@NullMarked
package org.blockade.protocol.facts;

import org.jspecify.annotations.NullMarked;
