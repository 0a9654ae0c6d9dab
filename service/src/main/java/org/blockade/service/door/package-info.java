/// The door of the service over HTTP: who asks, and whether they may. Pages and machine interfaces
/// stand behind the same one. Every route names the action that it needs, and `access` decides.
@NullMarked
package org.blockade.service.door;

import org.jspecify.annotations.NullMarked;
