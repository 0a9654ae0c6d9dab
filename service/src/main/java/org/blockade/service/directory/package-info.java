/// Where treatment is given: a list of clinics that somebody keeps, and a search in it.
///
/// An entry is no better than the last time somebody called. So each carries the day on which it
/// was confirmed, and one that never was is called unverified. What an entry does not say stays
/// unknown: a clinic without a place is listed after those with a distance and is never dropped.
@NullMarked
package org.blockade.service.directory;

import org.jspecify.annotations.NullMarked;
