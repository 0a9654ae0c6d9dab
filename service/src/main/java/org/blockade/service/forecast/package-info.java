/// One person's history turned into an answer: how well naltrexone protects, until when, what comes
/// next, and what a late or missed dose does to it.
///
/// The command line, a page and an exchange format all show a `ProtectionReport`; none of them runs
/// a simulation of its own.
@NullMarked
package org.blockade.service.forecast;

import org.jspecify.annotations.NullMarked;
