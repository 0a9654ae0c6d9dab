/// Codes of other systems: which of them are understood, what each means here, and where it was
/// verified. The table is `codes.yaml`; a code that is only remembered does not load.
@NullMarked
package org.blockade.service.fhir.code;

import org.jspecify.annotations.NullMarked;
