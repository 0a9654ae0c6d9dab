/// The service towards other record systems: FHIR R4, CDS Hooks, SMART. The only place that knows
/// types of FHIR. `code` holds code systems, `read` makes facts of resources, `write` resources of
/// what is known, `server`, `hooks` and `smart` answer over HTTP.
@NullMarked
package org.blockade.service.fhir;

import org.jspecify.annotations.NullMarked;
