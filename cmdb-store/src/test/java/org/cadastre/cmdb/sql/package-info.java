/// Tests of the sql package.
@NullMarked
package org.cadastre.cmdb.sql;

import org.jspecify.annotations.NullMarked;
