/// A dosing regimen in words, and back.
///
/// A prescription is short and people write it in one line: `50 mg oral q24h x 28 then 380 mg xr-im
/// q28d x 6` is a tablet a day for four weeks, then an injection every four weeks, six times. Parts
/// follow each other with `then`; `x 6` counts doses and `x 12 weeks` says how long; days of the
/// week stand in place of an interval (`100 mg oral mon,wed; 150 mg oral fri x 12 weeks`).
///
/// `RegimenReader` reads such words, also the questions "what if the next injection comes 10 days
/// late" (`next injection 10 d late`), and refuses what it does not understand with the character
/// at which it stopped and what it expected there. `RegimenPrinter` writes the one canonical form,
/// and reading that form gives the same regimen again.
@NullMarked
package org.blockade.formats.regimen;

import org.jspecify.annotations.NullMarked;
