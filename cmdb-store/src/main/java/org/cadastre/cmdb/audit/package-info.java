/// Tamper evidence: signed checkpoints over the journal and over the register's decisions, and
/// proofs that are checked without either. It reads archives; it never writes one.
@NullMarked
package org.cadastre.cmdb.audit;

import org.jspecify.annotations.NullMarked;
