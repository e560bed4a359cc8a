@NullMarked
package org.cadastre.runtime;

import org.jspecify.annotations.NullMarked;
