/// What a published fact is, and how a prediction is held against it.
///
/// `Published` is what a source printed. `LimitRule` makes `Limits` of it, by rules that were
/// chosen before any prediction. `PrintedNumber` is what the evidence dossier itself had computed.
/// A row that is out stands on a list, `KnownOut`, with its reason.
@NullMarked
package org.blockade.service.validation.fact;

import org.jspecify.annotations.NullMarked;
