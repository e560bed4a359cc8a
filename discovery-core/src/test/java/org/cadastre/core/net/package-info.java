@NullMarked
package org.cadastre.core.net;

import org.jspecify.annotations.NullMarked;
