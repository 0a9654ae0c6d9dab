/// From a chart to dated facts. One reader, for every question that rules of care answer.
@NullMarked
package org.blockade.service.record;

import org.jspecify.annotations.NullMarked;
