/// The clinic service over HTTP: pages, sessions, and who asked. Every route names the action that
/// it needs, and `access` decides.
@NullMarked
package org.blockade.service.web;

import org.jspecify.annotations.NullMarked;
