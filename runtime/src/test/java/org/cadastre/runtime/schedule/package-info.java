@NullMarked
package org.cadastre.runtime.schedule;

import org.jspecify.annotations.NullMarked;
