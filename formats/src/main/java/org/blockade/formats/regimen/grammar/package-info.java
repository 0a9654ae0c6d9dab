/// The parser of regimen words, generated from `Regimen.g4`. Only `RegimenReader` uses it.
@NullMarked
package org.blockade.formats.regimen.grammar;

import org.jspecify.annotations.NullMarked;
