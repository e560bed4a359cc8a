/// Making tables that are not the register's own.
@NullMarked
package org.cadastre.cmdb.ddl;

import org.jspecify.annotations.NullMarked;
