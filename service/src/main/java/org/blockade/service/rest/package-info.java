/// The plain JSON interface of the service, for programs that speak no FHIR.
@NullMarked
package org.blockade.service.rest;

import org.jspecify.annotations.NullMarked;
