package org.cadastre.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.cadastre.runtime.access.Operation;

/// What a command does to a home, so that it can be told who may. Whether they may is for
/// [org.cadastre.runtime.access.Gate] to say.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Needs {
  Operation value();

  /// An option with which it does more.
  String with() default "";

  /// What it does then.
  Operation then() default Operation.READ;
}
