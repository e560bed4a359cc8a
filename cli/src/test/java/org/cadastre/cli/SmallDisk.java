package org.cadastre.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A file system in memory that can be filled to the last page.
record SmallDisk(Path directory) implements AutoCloseable {
  private static final int PAGE = 4_096;

  /// Skips the test where we may not mount anything.
  static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    var command =
        List.of(
            "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
    try {
      int exit = run(command);
      Assumptions.assumeTrue(exit == 0, "no file system can be mounted here (it takes root)");
    } catch (IOException e) {
      Assumptions.abort("no file system can be mounted here: " + e.getMessage());
    }
    return new SmallDisk(directory);
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  long free() throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  /// Takes all room but so many pages.
  void leave(long pages) throws IOException {
    var page = new byte[PAGE];
    try (var out = Files.newOutputStream(ballast())) {
      for (long left = free() / PAGE; left > pages; left--) {
        out.write(page);
      }
    }
  }

  void giveBack() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return directory.resolve("ballast");
  }

  static long pages(long bytes) {
    return (bytes + PAGE - 1) / PAGE;
  }

  @Override
  public void close() throws IOException {
    try {
      run(List.of("umount", "-l", directory.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
