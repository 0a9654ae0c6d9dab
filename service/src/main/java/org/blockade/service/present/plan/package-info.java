/// A plan in words, as JSON and as a calendar file.
@NullMarked
package org.blockade.service.present.plan;

import org.jspecify.annotations.NullMarked;
