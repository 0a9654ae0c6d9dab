/// Screenings as text and as JSON.
@NullMarked
package org.blockade.service.present.screening;

import org.jspecify.annotations.NullMarked;
