/// The command line: options in, answers out. Wires the rest together and computes nothing.
///
/// Exit codes: 0 answered, 2 usage, 3 bad input, 4 the answer is "unknown"; 1 an internal error.
@NullMarked
package org.blockade.service.cli;

import org.jspecify.annotations.NullMarked;
