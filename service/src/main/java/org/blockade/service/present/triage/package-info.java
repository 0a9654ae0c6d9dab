/// What triage and the list of uses say, as text for a terminal and as facts for a program, in
/// English and Spanish.
@NullMarked
package org.blockade.service.present.triage;

import org.jspecify.annotations.NullMarked;
