/// The pages as somebody sees them: in a real browser, small and large, light and dark, by
/// keyboard, and by a program that knows the rules of accessibility.
@NullMarked
package org.blockade.checks.pages;

import org.jspecify.annotations.NullMarked;
