@NullMarked
package org.cadastre.cmdb.shards;

import org.jspecify.annotations.NullMarked;
