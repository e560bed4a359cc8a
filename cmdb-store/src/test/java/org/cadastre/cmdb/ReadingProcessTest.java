package org.cadastre.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.cadastre.cmdb.sql.SqlStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingProcessTest {

  /// Flyway costs more start-up time than all the rest of a reading command.
  @Test
  void registerOfTheRightVersionIsReadWithoutFlyway(@TempDir Path directory)
      throws IOException, InterruptedException {
    try (var store = SqlStore.open(directory)) {
      store.commit(WritingProcess.changes(1, 1));
      store.commit(WritingProcess.changes(2, 2));
    }
    var classPath = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    var without =
        Arrays.stream(classPath)
            .filter(entry -> !entry.contains("flyway"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(without.split(File.pathSeparator, -1)).hasSizeLessThan(classPath.length);

    var process = JavaProcess.start(without, ReadingProcess.class, directory.toString());

    assertThat(process.waitFor()).isEqualTo(2);
  }
}
