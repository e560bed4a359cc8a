/// Runs that are divided among the nodes that share a database.
@NullMarked
package org.cadastre.cmdb.shards;

import org.jspecify.annotations.NullMarked;
