/// Answers about opioids as text, JSON, table, picture and page.
///
/// Each kind of answer becomes an `AnswerSheet`: sentences, a grid to read, a table of numbers, and
/// a plan of a plot of that table. What shows a sheet does not know which question it answers.
@NullMarked
package org.blockade.service.present.opioid;

import org.jspecify.annotations.NullMarked;
