package org.cadastre.cmdb.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.cadastre.cmdb.lock.Alone;
import org.cadastre.core.store.StoreInUseException;

/// Makes a register's file whole or not at all. H2 keeps each table as soon as it is made, so that
/// a full disk, or a process that is killed, would leave some of them, and nobody could go on from
/// there. Every try has a name of its own: what fails while H2 opens a file stays open in this
/// process.
final class FreshFile {
  private static final String DRAFT = "making";

  private FreshFile() {}

  /// @param making makes the tables in the file it is given
  /// @throws StoreInUseException while another process does the same
  static void require(H2File file, Consumer<H2File> making) throws IOException {
    if (file.exists()) {
      return;
    }
    var turn = file.file().resolveSibling(DRAFT + ".lock");
    try (var channel = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = Alone.with(channel, "making the register: " + file.place())) {
      if (!file.exists()) {
        deleteDrafts(file);
        var draft = new H2File(file.file().resolveSibling(DRAFT + "-" + System.nanoTime()));
        making.accept(draft);
        draft.replace(file);
      }
      // Whoever opened it meanwhile finds the register there.
      Files.deleteIfExists(turn);
    }
  }

  private static void deleteDrafts(H2File file) throws IOException {
    var directory = file.file().resolveSibling("");
    try (var drafts = Files.newDirectoryStream(directory, DRAFT + "-*")) {
      for (var draft : drafts) {
        Files.delete(draft);
      }
    }
  }
}
