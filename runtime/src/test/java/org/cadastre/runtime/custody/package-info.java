@NullMarked
package org.cadastre.runtime.custody;

import org.jspecify.annotations.NullMarked;
