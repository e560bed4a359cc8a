@NullMarked
package org.cadastre.cli.output;

import org.jspecify.annotations.NullMarked;
