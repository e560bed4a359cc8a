package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.store.StoreInUseException;

/// A directory of the home, for a register in files. Whoever has such a register open has it to
/// himself.
record DirectoryWorkplace(Home home) implements Workplace {
  @Override
  public void begin(String wanted) {
    var mark = home.rebuilt().resolve("configuration");
    try {
      if (Files.exists(mark) && !Files.readString(mark).equals(wanted)) {
        discard();
      }
      Files.createDirectories(home.rebuilt());
      Home.restrict(home.rebuilt(), "rwx------");
      Files.writeString(mark, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rebuild in " + home.rebuilt(), e);
    }
  }

  @Override
  public SqlStore open() {
    try {
      return SqlStore.open(home.rebuilt());
    } catch (StoreInUseException e) {
      throw new RefusedException(IN_USE);
    }
  }

  @Override
  public <T> T alone(SqlStore inUse, Supplier<T> work) {
    return work.get();
  }

  @Override
  public void replaceWithin(SqlStore inUse) {}

  @Override
  public void replaceClosed() {
    SqlStore.replace(home.rebuilt(), home.database());
  }

  @Override
  public void discard() {
    try (var files = Files.walk(home.rebuilt())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + home.rebuilt(), e);
    }
  }

  @Override
  public void close() {}
}
