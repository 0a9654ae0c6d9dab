/// Who may have a first dose of naltrexone, and when: the recommendations in their order, the
/// decision they come to, and the published ways to begin.
@NullMarked
package org.blockade.protocol.screening;

import org.jspecify.annotations.NullMarked;
