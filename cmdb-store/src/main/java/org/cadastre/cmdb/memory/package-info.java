/// The reference store: plain collections, no I/O. What a store must do is easiest read here, and
/// the other stores are measured against it.
@NullMarked
package org.cadastre.cmdb.memory;

import org.jspecify.annotations.NullMarked;
