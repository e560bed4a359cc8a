package org.cadastre.cmdb.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.testkit.TranscriptArchiveContract;

final class JournalTest extends TranscriptArchiveContract {
  @Override
  protected TranscriptArchive open(Path directory, InstantSource clock) {
    return Journal.open(directory, clock);
  }
}
