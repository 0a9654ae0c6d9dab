package org.blockade.service.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a route does, for the document of the interface.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Operation {
  /// In a few words.
  String summary();

  String description();

  /// Status where it goes well.
  int status() default 200;

  /// A record that it takes as JSON; `void` for none.
  Class<?> takes() default void.class;

  /// Whether a chart may be sent in its place.
  boolean takesCharts() default false;

  /// A record that it answers with; `Map` for an object that is described elsewhere.
  Class<?> answers();

  /// What can go wrong beside what always can.
  int[] problems() default {};

  /// Name of the example, a resource of this package.
  String example();

  /// Name of the example of what it takes; empty where it takes nothing.
  String takesExample() default "";
}
