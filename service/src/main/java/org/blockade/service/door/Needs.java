package org.blockade.service.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.blockade.service.access.Action;

/// The action that a route is. A route without this, and not `Open`, is refused to everybody.
///
/// Where the person's consent matters, the one of the path variable `person` counts.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  Action value();

  /// Whether a system that may not is let in all the same where it may be disclosed to. Where no
  /// person is named, what it meets has to leave out whoever has not agreed.
  boolean orDisclosing() default false;
}
