package org.cadastre.cmdb.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import org.cadastre.core.store.TranscriptArchive;
import org.cadastre.testkit.TranscriptArchiveContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class TableJournalTest extends TranscriptArchiveContract {
  private static final PostgresServer SERVER = new PostgresServer();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.close();
  }

  @Override
  protected TranscriptArchive open(Path directory, InstantSource clock) {
    return TableJournal.open(SERVER.schema(directory.toString()), clock);
  }
}
