/// Work that one process at a time may do.
@NullMarked
package org.cadastre.cmdb.lock;

import org.jspecify.annotations.NullMarked;
