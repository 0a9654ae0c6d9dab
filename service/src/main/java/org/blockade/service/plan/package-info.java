/// The plan for a person of a chart: the facts, the forecast beside the calendar, and what follows.
@NullMarked
package org.blockade.service.plan;

import org.jspecify.annotations.NullMarked;
