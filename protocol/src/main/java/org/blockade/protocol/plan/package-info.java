/// A plan for the whole person: medicine, checks, safety, follow-up, counselling, supports, goals
/// and a diary, each with its date and who does it.
///
/// The medicine never waits for the rest: what is about counselling has no way into the decision
/// about a dose.
@NullMarked
package org.blockade.protocol.plan;

import org.jspecify.annotations.NullMarked;
