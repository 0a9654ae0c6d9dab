/// Words for people, in each language that Blockade speaks to them.
///
/// Text that people act on stands in data files, once per language, with its source. Nothing here
/// translates: who adds a sentence writes it in every language.
@NullMarked
package org.blockade.protocol.words;

import org.jspecify.annotations.NullMarked;
