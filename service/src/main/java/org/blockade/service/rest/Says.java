package org.blockade.service.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field or a parameter means, for the document of the interface.
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface Says {
  /// A sentence.
  String value();

  /// How it is called where that is no name of Java, e.g. with a unit.
  String name() default "";
}
