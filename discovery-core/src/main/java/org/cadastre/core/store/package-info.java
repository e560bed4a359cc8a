/// The ports through which the register and its evidence are kept. No implementation, no SQL.
@NullMarked
package org.cadastre.core.store;

import org.jspecify.annotations.NullMarked;
