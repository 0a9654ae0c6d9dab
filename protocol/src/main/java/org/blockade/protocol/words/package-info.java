/// Words for people and of people: statements in each language, and text without what does not
/// matter.
///
/// Text that people act on stands in data files, once per language, with its source. Nothing here
/// translates: who adds a sentence writes it in every language.
@NullMarked
package org.blockade.protocol.words;

import org.jspecify.annotations.NullMarked;
