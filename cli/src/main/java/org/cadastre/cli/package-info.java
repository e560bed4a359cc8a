/// The command line: starts, dispatches, turns failures into exit codes.
@NullMarked
package org.cadastre.cli;

import org.jspecify.annotations.NullMarked;
