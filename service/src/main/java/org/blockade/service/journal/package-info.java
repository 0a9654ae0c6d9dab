/// The journal: what was recorded about people, decided, overridden, corrected, agreed and
/// disclosed.
///
/// It only grows. An `Entry` names the one before it by the SHA-256 of its text, so that a change,
/// a removal, an insertion or an exchange within the chain is found by whoever reads it. Current
/// state is derived from entries each time anew (`JournalState`); nothing else is stored. What a
/// newer version wrote is kept and told, never dropped.
///
/// An append that returns is on the disk. No message of this package repeats what an entry says.
@NullMarked
package org.blockade.service.journal;

import org.jspecify.annotations.NullMarked;
