/// Tests of the audit package.
@NullMarked
package org.cadastre.cmdb.audit;

import org.jspecify.annotations.NullMarked;
