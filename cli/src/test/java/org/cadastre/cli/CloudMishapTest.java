package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadastre.simulator.cloud.AwsAnswers;
import org.cadastre.simulator.cloud.AwsServer;
import org.cadastre.simulator.cloud.LargeAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees when a list of an account does not come: a gap with its reason, and nobody
/// gone.
class CloudMishapTest {
  private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1");
  private static final int MACHINES = 24;

  private record Mishap(int status, String body, String reason) {
    static Mishap coded(int status, String code, String reason) {
      return new Mishap(
          status,
          "<Response><Errors><Error><Code>%s</Code><Message>x</Message></Error></Errors></Response>"
              .formatted(code),
          reason);
    }
  }

  private static final List<Mishap> MISHAPS =
      List.of(
          Mishap.coded(403, "UnauthorizedOperation", "not permitted"),
          Mishap.coded(503, "RequestLimitExceeded", "too often"),
          Mishap.coded(429, "TooManyRequestsException", ""),
          Mishap.coded(500, "InternalError", "failed"),
          Mishap.coded(400, "RequestExpired", "session of the credential ended"),
          new Mishap(200, "<DescribeInstancesResponse><reservationSet><item>", "not XML"),
          new Mishap(200, "", "empty"));

  @TempDir private Path directory = Path.of("");
  private final LargeAccount account = new LargeAccount(REGIONS, MACHINES);
  private volatile Optional<Mishap> mishap = Optional.empty();

  private Optional<AwsAnswers.Said> answer(AwsAnswers.Asked asked) {
    boolean here = asked.action().equals("DescribeInstances") && asked.region().equals("eu-west-1");
    return mishap
        .filter(_ -> here)
        .map(wrong -> new AwsAnswers.Said(wrong.status(), wrong.body()))
        .or(() -> account.answer(asked));
  }

  @Test
  void aListThatDoesNotComeIsAGapOfItsRegionAndRetiresNobody() throws IOException {
    try (var server = AwsServer.start(this::answer)) {
      var cli = new Cli(directory.resolve("home"));
      assertThat(cli.run("init").exit()).isZero();
      var secret = Files.writeString(directory.resolve("secret"), "test");
      cli.run(
          "credential",
          "add",
          "emulator",
          "--kind",
          "aws",
          "--access-key-id",
          "test",
          "--secret-from",
          "file:" + secret);
      assertThat(scan(cli, server).exit()).isIn(0, 3);
      for (var wrong : MISHAPS) {
        mishap = Optional.of(wrong);
        var ran = scan(cli, server);
        assertThat(ran.exit()).as(wrong + ": " + ran).isEqualTo(3);
        assertThat(cli.json("ci", "list", "class:cloud_instance"))
            .as("%s", wrong)
            .hasSize(MACHINES);
        assertThat(cli.run("ci", "list", "class:cloud_instance", "status:retired").exit())
            .as("%s", wrong)
            .isEqualTo(4);
        var gaps = cli.run("coverage", "--gaps").out();
        assertThat(gaps.lines().filter(line -> line.contains(" cloud ")))
            .as("%s: %s", wrong, gaps)
            .singleElement()
            .asString()
            .contains("eu-west-1", wrong.reason());
      }
      mishap = Optional.empty();
      account.terminate(2);
      scan(cli, server);
      assertThat(cli.json("ci", "list", "class:cloud_instance")).hasSize(MACHINES / 2);
    }
  }

  private static Cli.Ran scan(Cli cli, AwsServer server) {
    return cli.run("scan", "run", "--probes", "aws", "--endpoint-url", server.url().toString());
  }
}
