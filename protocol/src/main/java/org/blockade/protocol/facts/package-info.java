/// Dated statements about one person: what was given, when, where.
///
/// A fact says only what somebody recorded. What follows from facts (a gap, a due date) is derived
/// elsewhere, each time anew; what nobody recorded is unknown, and stays so.
@NullMarked
package org.blockade.protocol.facts;

import org.jspecify.annotations.NullMarked;
