/// Tests of the journal package.
@NullMarked
package org.cadastre.cmdb.journal;

import org.jspecify.annotations.NullMarked;
