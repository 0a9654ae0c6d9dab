/// What pages and machine interfaces ask of the clinic, and where they have things recorded. Knows
/// nothing of HTTP.
@NullMarked
package org.blockade.service.desk;

import org.jspecify.annotations.NullMarked;
