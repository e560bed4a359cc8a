package org.cadastre.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How old transcripts lost their words.
///
/// @param before those that were kept before then
/// @param condensed how many lost their words, or would
/// @param size what was stored of those, in bytes
/// @param readings how many texts of what they said were kept newly, or would be
/// @param left how many keep their words because nobody can say for good what they mean
/// @param sizeBefore of the journal, in bytes
/// @param sizeAfter of the journal, in bytes; of a rehearsal the same as before
/// @param act the id of the act by which they went, or null where none did
public record CondensationReport(
    Instant before,
    int condensed,
    long size,
    int readings,
    int left,
    long sizeBefore,
    long sizeAfter,
    @Nullable String act) {}
