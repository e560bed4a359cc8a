package org.cadastre.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.cadastre.core.evidence.TranscriptText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedSshServerTest {
  private static final KeyPair HOST_KEY = SshKeys.generate();
  private static final KeyPair USER_KEY = SshKeys.generate();

  private static final String SCRIPT =
      """
      #! cadastre 1 0f3c
      LC_ALL=C; export LC_ALL
      printf '\\n--%s %s begin\\n' 0f3c 0
      (
      #? 0
      hostname
      #= 0
      ) </dev/null 2>/dev/null
      printf '\\n--%s %s end %s\\n' 0f3c 0 $?
      printf '\\n--%s %s begin\\n' 0f3c 1
      (
      #? 1
      first line
      second line
      #= 1
      ) </dev/null 2>/dev/null
      printf '\\n--%s %s end %s\\n' 0f3c 1 $?
      (
      #? 2
      never heard of
      #= 2
      )
      exit 0
      """;

  private static final String ANSWERS =
      """

      --0f3c 0 begin
      web-01

      --0f3c 0 end 0

      --0f3c 1 begin
      üben
      --0f3c 1 end 3

      --0f3c 2 begin

      --0f3c 2 end 127
      """;

  @Test
  void a_script_is_answered_in_frames_with_what_the_transcript_holds() throws IOException {
    try (var server = start(SshLogin.password("surveyor", "let me in"))) {
      assertThat(asked(server, SCRIPT)).isEqualTo(ANSWERS);
    }
  }

  @Test
  void an_authorized_key_opens_the_door() throws IOException {
    try (var server = start(SshLogin.key("surveyor", USER_KEY.getPublic()));
        var visitor = SshVisitor.key("surveyor", USER_KEY)) {
      assertThat(visitor.asked(server.address(), SCRIPT)).isEqualTo(ANSWERS);
    }
  }

  @Test
  void another_key_or_password_does_not() throws IOException {
    try (var server = start(SshLogin.key("surveyor", SshKeys.generate().getPublic()));
        var stranger = SshVisitor.key("surveyor", USER_KEY);
        var guesser = SshVisitor.password("surveyor", "let me in")) {
      for (var visitor : List.of(stranger, guesser)) {
        assertThatThrownBy(() -> visitor.asked(server.address(), SCRIPT))
            .hasMessageContaining("No more authentication methods");
      }
    }
  }

  @Test
  void openssh_takes_the_host_key_the_private_key_and_the_answers(@TempDir Path directory)
      throws IOException, InterruptedException {
    var ssh = Installed.orSkip("ssh");
    var key = directory.resolve("key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, SshKeys.openSshText(USER_KEY));
    try (var server = start(SshLogin.key("surveyor", USER_KEY.getPublic()))) {
      var printed =
          ssh.run(
              SCRIPT,
              "-F",
              "none",
              "-T",
              "-i",
              key.toString(),
              "-o",
              "IdentitiesOnly=yes",
              "-o",
              "UserKnownHostsFile=" + directory.resolve("known"),
              "-o",
              "StrictHostKeyChecking=accept-new",
              "-o",
              "LogLevel=ERROR",
              "-o",
              "BatchMode=yes",
              "-p",
              String.valueOf(server.address().getPort()),
              "surveyor@" + server.address().getHostString(),
              "sh");
      assertThat(printed).isEqualTo(ANSWERS);
    }
  }

  @Test
  void what_is_no_script_ends_with_a_status_and_no_words() throws IOException {
    try (var server = start(SshLogin.password("surveyor", "let me in"))) {
      assertThat(asked(server, "rm -rf /\n")).isEmpty();
      assertThat(asked(server, "")).isEmpty();
    }
  }

  @Test
  void it_may_answer_otherwise_from_one_moment_to_the_next() throws IOException {
    try (var server = start(SshLogin.password("surveyor", "let me in"))) {
      server.play(_ -> Shell.notFound());
      assertThat(asked(server, SCRIPT)).contains("--0f3c 0 end 127").doesNotContain("web-01");
    }
  }

  @Test
  void a_closed_server_refuses_connections_and_its_port_is_free_again() throws IOException {
    var server = start(SshLogin.password("surveyor", "let me in"));
    var at = server.address();
    server.close();
    try (var visitor = SshVisitor.password("surveyor", "let me in")) {
      assertThatThrownBy(() -> visitor.asked(at, SCRIPT)).isInstanceOf(IOException.class);
    }
    SimulatedSshServer.start(at, HOST_KEY, List.of(), _ -> Shell.notFound()).close();
  }

  private static SimulatedSshServer start(SshLogin login) {
    var transcript =
        TranscriptText.read(
            """
            cadastre transcript 1
            probe ssh
            endpoint ssh:192.0.2.1:22
            started 2026-11-21T08:30:00Z
            ended 2026-11-21T08:30:01Z
            ? run
             hostname
            = 0 complete
             web-01
            \s
            ? run
             first line
             second line
            = 3 complete
             üben
            """);
    return SimulatedSshServer.start(
        new InetSocketAddress("127.42.0.102", 0), HOST_KEY, List.of(login), Shell.of(transcript));
  }

  private static String asked(SimulatedSshServer server, String script) throws IOException {
    try (var visitor = SshVisitor.password("surveyor", "let me in")) {
      return visitor.asked(server.address(), script);
    }
  }
}
