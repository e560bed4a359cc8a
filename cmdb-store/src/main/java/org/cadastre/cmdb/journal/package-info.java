/// The journal: an append-only, hash-chained archive of transcripts in plain files. It knows
/// nothing of the register, which can be rebuilt from it.
@NullMarked
package org.cadastre.cmdb.journal;

import org.jspecify.annotations.NullMarked;
