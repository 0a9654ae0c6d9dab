/// CDS Hooks: one card at most, at the moment somebody orders.
@NullMarked
package org.blockade.service.fhir.hooks;

import org.jspecify.annotations.NullMarked;
