@NullMarked
package org.cadastre.cli;

import org.jspecify.annotations.NullMarked;
