/// Whether a person of a chart may have a first dose of naltrexone: facts in, decision out.
@NullMarked
package org.blockade.service.screening;

import org.jspecify.annotations.NullMarked;
