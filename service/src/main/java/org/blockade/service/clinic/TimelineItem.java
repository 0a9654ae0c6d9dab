package org.blockade.service.clinic;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.blockade.service.journal.Information;

/// One entry, for a reader.
///
/// @param number of the entry
/// @param id of the entry
/// @param when when it was so; for what is no fact, when it was recorded
/// @param recorded when it was recorded
/// @param author who recorded it
/// @param kind its kind, in one word
/// @param words what it says
/// @param corrected whether a later entry undid it
/// @param about number of the entry that it undoes, overrides or takes back
/// @param tells what somebody learns who sees it
public record TimelineItem(
    long number,
    String id,
    Instant when,
    Instant recorded,
    String author,
    String kind,
    String words,
    boolean corrected,
    Optional<Long> about,
    Set<Information> tells) {}
