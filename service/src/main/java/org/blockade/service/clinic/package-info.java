/// What a clinic sees and does, without any page: one person as of now, everybody in the order of
/// urgency, and what may be recorded.
///
/// Everything here is a function of entries of the journal, the rules and a time. What is kept in
/// memory is a copy that could be made anew at any moment.
@NullMarked
package org.blockade.service.clinic;

import org.jspecify.annotations.NullMarked;
