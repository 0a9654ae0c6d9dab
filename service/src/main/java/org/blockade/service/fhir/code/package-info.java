/// What the FHIR side has in common: the format itself, and the codes of others.
@NullMarked
package org.blockade.service.fhir.code;

import org.jspecify.annotations.NullMarked;
