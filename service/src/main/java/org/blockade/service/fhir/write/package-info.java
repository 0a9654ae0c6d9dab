/// From what is known about a person to FHIR R4 resources. What is not known is written as not
/// known, with the reason; nothing here says "none" because nothing was recorded.
@NullMarked
package org.blockade.service.fhir.write;

import org.jspecify.annotations.NullMarked;
