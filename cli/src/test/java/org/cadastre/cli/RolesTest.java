package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody in a home that is another's. Giving a home away takes a privileged user.
class RolesTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aViewerLooksAndDoesNothingElse() throws IOException {
    var cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var me = ProcessHandle.current().info().user().orElse("");
    Files.writeString(cli.home().resolve("settings.yaml"), "roles: {viewer: [%s]}\n".formatted(me));
    assumeThat(givenAway(cli.home())).as("may this user give files away?").isTrue();

    assertThat(cli.run("scan", "list").err()).doesNotContain("may not");
    for (var command :
        new String[][] {
          {"scan", "run", "--targets", "127.0.0.1"},
          {"credential", "list"},
          {"audit", "verify"},
          {"backup", directory.resolve("b").toString()},
          {"replay", "--all"},
          {"scan", "stop-all", "--reason", "x"}
        }) {
      var ran = cli.run(command);
      assertThat(ran.exit()).as(String.join(" ", command)).isEqualTo(4);
      assertThat(ran.err()).contains(me + " may not", me + " is viewer");
    }
    assertThat(cli.run("scan", "run", "--help").exit()).isZero();
  }

  private static boolean givenAway(Path home) throws IOException {
    try {
      var nobody =
          home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      Files.setOwner(home, nobody);
      return true;
    } catch (UserPrincipalNotFoundException | FileSystemException _) {
      return false;
    }
  }
}
