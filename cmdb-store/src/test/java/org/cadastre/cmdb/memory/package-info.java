/// Tests of the memory package.
@NullMarked
package org.cadastre.cmdb.memory;

import org.jspecify.annotations.NullMarked;
