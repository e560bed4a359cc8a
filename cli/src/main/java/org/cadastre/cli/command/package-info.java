/// One class per verb. A command reads its options, calls `runtime` and hands the answer to a view.
@NullMarked
package org.cadastre.cli.command;

import org.jspecify.annotations.NullMarked;
