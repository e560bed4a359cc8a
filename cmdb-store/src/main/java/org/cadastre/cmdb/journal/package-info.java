/// The journal: an append-only, hash-chained archive of transcripts and acts, in plain files or in
/// a table. It knows nothing of the register, which can be rebuilt from it.
@NullMarked
package org.cadastre.cmdb.journal;

import org.jspecify.annotations.NullMarked;
