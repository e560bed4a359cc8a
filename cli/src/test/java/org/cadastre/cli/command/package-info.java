@NullMarked
package org.cadastre.cli.command;

import org.jspecify.annotations.NullMarked;
