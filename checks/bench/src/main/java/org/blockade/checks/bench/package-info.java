/// How long things take. Run by `./build bench`, never by a test; a time belongs to one machine.
///
/// `./build bench` runs them all, `./build bench Start` those whose name holds a word; what follows
/// goes to JMH (`-h` lists its options). No speed is bought with accuracy: each benchmark says
/// which test shows that its numbers are the exact ones.
@NullMarked
package org.blockade.checks.bench;

import org.jspecify.annotations.NullMarked;
