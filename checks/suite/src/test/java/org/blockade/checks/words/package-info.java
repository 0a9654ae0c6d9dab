/// Whether the words for people are ones that a person would want to read about themselves.
@NullMarked
package org.blockade.checks.words;

import org.jspecify.annotations.NullMarked;
