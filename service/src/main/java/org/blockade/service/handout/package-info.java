/// Things to hand over: a wallet card, and sheets in plain words.
///
/// What people read stands in data files, one for each topic and language, with the day on which
/// the text was checked, its sources and how hard it may be to read. Natural frequencies stand in
/// one file for every language. Here is only what turns them into text, pages and paper. The
/// libraries for paper are reached through `Paper` alone, so that other commands never load them.
@NullMarked
package org.blockade.service.handout;

import org.jspecify.annotations.NullMarked;
