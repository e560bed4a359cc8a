package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path directory = Path.of("");

  private Home home() {
    var home = new Home(directory.resolve("home"));
    home.create();
    return home;
  }

  @Test
  void aRunIsAliveWhileItsLockIsHeld() {
    var home = home();
    try (var lock = RunLock.take(home, "r1")) {
      assertThat(lock).isNotNull();
      assertThat(RunLock.held(home, "r1")).isTrue();
    }
    assertThat(RunLock.held(home, "r1")).isFalse();
  }

  @Test
  void whatADeadRunLeftIsDeletedWhenSeen() throws IOException {
    var home = home();
    var file = Files.createFile(home.runs().resolve("r1.lock"));
    assertThat(RunLock.held(home, "r1")).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void aLockThatCannotBeLookedAtCountsAsHeld() throws IOException {
    var home = home();
    Files.createDirectory(home.runs().resolve("r1.lock"));
    assertThat(RunLock.held(home, "r1")).isTrue();
  }

  @Test
  void aHomeThatCannotBeLookedIntoIsNotTakenForNone() throws IOException {
    var loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> new Home(loop).exists())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(loop + " cannot be looked into");
    var lost = Files.createSymbolicLink(directory.resolve("lost"), directory.resolve("nowhere"));
    assertThatThrownBy(() -> new Home(lost).exists()).hasMessageContaining("leads nowhere");
    assertThat(new Home(directory.resolve("none")).exists()).isFalse();
  }
}
