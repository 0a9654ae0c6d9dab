package org.blockade.service.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A route that may show several people, or one that its address does not name by `person`. It is
/// closed to strangers, and asks `PersonDoor` about each person before it shows anything of them.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachPerson {}
