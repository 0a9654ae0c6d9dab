/// The treatment rules asked on every day of real records: does every day give a decision, and what
/// would have been said of the injections that were given?
@NullMarked
package org.blockade.service.validation.replay;

import org.jspecify.annotations.NullMarked;
