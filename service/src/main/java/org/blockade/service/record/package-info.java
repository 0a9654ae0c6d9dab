/// From a chart, and from what another system wrote, to dated facts; from facts to the history that
/// forecasts take. One reader, for every question that rules of care answer.
@NullMarked
package org.blockade.service.record;

import org.jspecify.annotations.NullMarked;
