/// What people and programs see of an answer: sentences, tables, plots, JSON.
///
/// One table of numbers feeds them all (`ReportTables`): the plot on a page, the SVG and the CSV
/// show the same digits. Units of display are made here; nothing is computed here.
@NullMarked
package org.blockade.service.present;

import org.jspecify.annotations.NullMarked;
