@NullMarked
package org.cadastre.runtime.identity;

import org.jspecify.annotations.NullMarked;
