/// Formats and the terminal. Whatever leaves here is escaped; what comes in may be hostile.
@NullMarked
package org.cadastre.cli.output;

import org.jspecify.annotations.NullMarked;
