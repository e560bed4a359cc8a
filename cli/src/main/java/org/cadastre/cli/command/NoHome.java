package org.cadastre.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A command that touches no home but one of its own making, so that nobody has to be kept from it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NoHome {}
