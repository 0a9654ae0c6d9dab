/// Who may see and do what: accounts, roles, consent. What every interface asks before it answers.
@NullMarked
package org.blockade.service.access;

import org.jspecify.annotations.NullMarked;
