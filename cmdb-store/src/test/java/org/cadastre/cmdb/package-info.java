/// Tests of the stores together, as processes use them.
@NullMarked
package org.cadastre.cmdb;

import org.jspecify.annotations.NullMarked;
