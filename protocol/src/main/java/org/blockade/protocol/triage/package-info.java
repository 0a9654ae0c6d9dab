/// What a symptom means, in the words people use: from self-care to emergency services.
///
/// Words are matched to symptoms (`Vocabulary`, `TextReader`), each symptom has a tier with its
/// source, and what stands together or is known about doses raises it (`Combinations`). Nothing
/// lowers a tier. What is not known counts as the worse of its possibilities, and words that are
/// not understood are reported and never taken for harmless.
@NullMarked
package org.blockade.protocol.triage;

import org.jspecify.annotations.NullMarked;
