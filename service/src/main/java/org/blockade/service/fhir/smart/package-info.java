/// SMART: other systems sign in with keys, and a record system opens the page of a person.
@NullMarked
package org.blockade.service.fhir.smart;

import org.jspecify.annotations.NullMarked;
