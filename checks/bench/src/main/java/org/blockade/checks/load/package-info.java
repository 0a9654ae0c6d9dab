/// The clinic service under the load of many users; run by `./build load`.
@NullMarked
package org.blockade.checks.load;

import org.jspecify.annotations.NullMarked;
