/// A trial as words, tables, plots, JSON and a page; all from one report.
@NullMarked
package org.blockade.service.present.trial;

import org.jspecify.annotations.NullMarked;
