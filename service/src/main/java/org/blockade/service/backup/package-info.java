/// A backup of a whole clinic: the journal, and what stands beside it.
///
/// A folder with a file for each: who restores one has everything or nothing, and who is to see the
/// journal alone can be given that file alone.
@NullMarked
package org.blockade.service.backup;

import org.jspecify.annotations.NullMarked;
