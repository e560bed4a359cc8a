package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users and tokens, as an administrator keeps them.
class UsersTest {
  private static final String PASSWORD = "correct-horse-4711";

  @TempDir private Path directory = Path.of("");
  private Cli cli = new Cli(directory);
  private Path password = directory;

  @BeforeEach
  void aHome() throws IOException {
    cli = new Cli(directory.resolve("home"));
    password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
  }

  private void done(String... arguments) {
    var ran = cli.run(arguments);
    assertThat(ran.exit()).as(ran.toString()).isZero();
  }

  private void alice() {
    done(
        "user",
        "add",
        "alice",
        "--role",
        "operator",
        "--role",
        "auditor",
        "--password-file",
        password.toString(),
        "--reason",
        "ticket 9");
  }

  @Test
  void aUserIsListedWithoutThePasswordAndEachChangeIsOnRecord() throws IOException {
    alice();
    done("user", "roles", "alice", "viewer", "operator");
    done("user", "disable", "alice", "--reason", "left");
    var listed = cli.json("user", "list").get(0);
    assertThat(listed.get("name").stringValue()).isEqualTo("alice");
    assertThat(listed.get("roles").toString()).isEqualTo("[\"viewer\",\"operator\"]");
    assertThat(listed.get("disabled").booleanValue()).isTrue();
    done("user", "enable", "alice");
    assertThat(cli.run("user", "list").out()).contains("alice", "viewer operator");
    done("user", "password", "alice", "--password-file", password.toString());
    done("user", "remove", "alice");
    assertThat(cli.run("user", "list").exit()).isEqualTo(4);
    assertThat(cli.run("audit", "log").out())
        .contains(
            "user alice: added as operator,auditor",
            "user alice: is now viewer,operator",
            "user alice: disabled",
            "user alice: given another password",
            "user alice: removed",
            "ticket 9",
            "left");
    assertThat(everything()).doesNotContain(PASSWORD);
  }

  @Test
  void aTokenIsShownOnceAndGoesWithItsUser() throws IOException {
    alice();
    var made =
        cli.run(
            "token", "create", "ci", "--user", "alice", "--role", "operator", "--expires", "30d");
    assertThat(made.out()).matches("cadastre_[0-9A-Za-z]{49}\n");
    var token = made.out().strip();
    assertThat(everything()).doesNotContain(token, token.substring(9, 52));
    var listed = cli.json("token", "list").get(0);
    assertThat(listed.get("user").stringValue()).isEqualTo("alice");
    assertThat(listed.get("lastUsed").isNull()).isTrue();
    done("token", "create", "other", "--user", "alice");
    done("token", "revoke", "other");
    assertThat(cli.run("token", "revoke", "other").exit()).isEqualTo(4);
    done("user", "remove", "alice");
    assertThat(cli.run("token", "list").exit()).isEqualTo(4);
    assertThat(cli.run("audit", "log").out())
        .contains("token ci: made for alice as operator", "token other: revoked");
  }

  @Test
  void theFileIsTheOwnersAlone() throws IOException {
    alice();
    var file = cli.home().resolve("users.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var ran = cli.run("user", "list");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("can be read by others");
  }

  @Test
  void whatIsWrongIsSaidAtOnceAndChangesNothing() throws IOException {
    var easy = Files.writeString(directory.resolve("easy"), "secret\n");
    var ran = cli.run("user", "add", "a:b", "--role", "viewer", "--password-file", easy.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("'a:b'", "12 to 1024 characters");
    alice();
    for (var wrong :
        List.of(
            List.of("user", "add", "bob", "--role", "root"),
            List.of("user", "add", "bob", "--role", "viewer"),
            List.of("user", "add", "bob"),
            List.of("token", "create", "x", "--user", "alice", "--role", "admin"),
            List.of("token", "create", "x", "--user", "alice", "--expires", "400d"))) {
      var refused = cli.run(wrong.toArray(String[]::new));
      assertThat(refused.exit()).as(refused.toString()).isEqualTo(2);
      assertThat(refused.out()).isEmpty();
    }
    assertThat(cli.run("token", "create", "x", "--user", "nobody").exit()).isEqualTo(4);
    assertThat(cli.run("user", "disable", "nobody").exit()).isEqualTo(4);
    assertThat(cli.json("user", "list")).hasSize(1);
  }

  /// All that the home holds, and what was printed for the log.
  private String everything() throws IOException {
    var all = new StringBuilder(cli.run("audit", "log", "--all", "-o", "json").out());
    try (var files = Files.walk(cli.home())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
