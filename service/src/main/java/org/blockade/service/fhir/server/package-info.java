/// FHIR R4 over HTTP.
@NullMarked
package org.blockade.service.fhir.server;

import org.jspecify.annotations.NullMarked;
