/// Reading of data files: YAML in which every entry knows its line.
///
/// Numbers of Blockade live in data files with unit, source and kind of evidence. This package
/// reads such a file without guessing: a key that is missing, of the wrong kind or unknown is a
/// problem with a line number, and all problems of a file are told at once.
@NullMarked
package org.blockade.simulator.data;

import org.jspecify.annotations.NullMarked;
