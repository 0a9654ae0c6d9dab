/// Whom to call: emergency services, crisis lines, ways to treatment, poison centres.
///
/// Numbers differ by region, so the region is always asked for; a region that the file does not
/// know has no numbers, and whoever shows that says "the local emergency number" instead.
@NullMarked
package org.blockade.protocol.contacts;

import org.jspecify.annotations.NullMarked;
