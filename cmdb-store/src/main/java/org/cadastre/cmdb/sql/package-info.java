/// The register in a relational database, by plain JDBC: a file of H2 in the home directory. All
/// SQL of the project lives here, and nothing else does.
@NullMarked
package org.cadastre.cmdb.sql;

import org.jspecify.annotations.NullMarked;
