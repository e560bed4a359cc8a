@NullMarked
package org.cadastre.runtime.access;

import org.jspecify.annotations.NullMarked;
