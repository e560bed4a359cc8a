package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.simulator.cloud.AwsAnswers;
import org.cadastre.simulator.cloud.AwsServer;
import org.cadastre.simulator.cloud.LargeAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large account behind an emulator of AWS that offers only some of its services, scanned twice.
class CloudEmulatorTest {
  private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");
  private static final int MACHINES = 1_008;

  /// Offers computers and networks, and says in several ways that there is nothing else.
  private static final class Emulator implements AwsAnswers {
    private final LargeAccount account = new LargeAccount(REGIONS, MACHINES);
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    @Override
    public Optional<Said> answer(Asked asked) {
      calls.computeIfAbsent(asked.service(), _ -> new AtomicInteger()).incrementAndGet();
      return switch (asked.service()) {
        case "ec2", "sts" -> account.answer(withoutPageSize(asked));
        case "elasticloadbalancing" -> Optional.of(balancing(asked));
        case "autoscaling", "rds" ->
            said(501, "<ErrorResponse><Error><Code>InternalFailure</Code></Error></ErrorResponse>");
        case "eks", "lambda" -> said(404, "<!doctype html><title>404 Not Found</title>");
        case "sqs" -> said(200, "<html><body>It works!</body></html>");
        case "ecs" -> said(400, "{\"__type\":\"UnknownOperationException\"}");
        default -> Optional.empty();
      };
    }

    private static Asked withoutPageSize(Asked asked) {
      var form = new java.util.TreeMap<>(asked.form());
      form.remove("MaxResults");
      return new Asked(
          asked.key(), asked.service(), asked.region(), asked.action(), asked.path(), form);
    }

    /// A target stays registered when its machine has ended.
    private Said balancing(Asked asked) {
      var group = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789";
      boolean here = asked.region().equals("eu-west-1");
      return Said.of(
          switch (asked.action()) {
            case "DescribeTargetGroups" ->
                "<R><TargetGroups>%s</TargetGroups></R>"
                    .formatted(
                        here
                            ? "<member><TargetGroupArn>%s</TargetGroupArn><TargetGroupName>web</TargetGroupName></member>"
                                .formatted(group)
                            : "");
            case "DescribeTargetHealth" ->
                "<R><TargetHealthDescriptions><member><Target><Id>%s</Id></Target></member></TargetHealthDescriptions></R>"
                    .formatted(last());
            default -> "<%sResponse/>".formatted(asked.action());
          });
    }

    /// Ends when every third does.
    private String last() {
      var all = new java.util.ArrayList<>(account.machines("eu-west-1", false));
      all.addAll(account.machines("eu-west-1", true));
      return all.stream().sorted().toList().get(2);
    }

    private static Optional<Said> said(int status, String body) {
      return Optional.of(new Said(status, body));
    }

    int calls(String service) {
      return calls.getOrDefault(service, new AtomicInteger()).get();
    }
  }

  @TempDir private Path directory = Path.of("");
  private final Emulator emulator = new Emulator();
  private final AwsServer server = AwsServer.start(emulator);
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var secret = Files.writeString(directory.resolve("secret"), "test");
    var added =
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
    assertThat(added.exit()).as(added.toString()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// @return the run
  private String scan() {
    var ran =
        cli.run(
            "scan",
            "run",
            "--probes",
            "aws",
            "--endpoint-url",
            server.url().toString(),
            "-o",
            "json");
    assertThat(ran.exit()).as("what is not offered is a gap: " + ran).isEqualTo(3);
    return ran.json().get("run").stringValue();
  }

  @Test
  void whatAnEmulatorDoesNotOfferIsAGapAndWhatItEndedIsGone() {
    scan();
    assertThat(emulator.calls("ec2")).isLessThanOrEqualTo(60);
    assertThat(cli.json("ci", "list", "class:cloud_instance")).hasSize(MACHINES);
    assertThat(cli.json("ci", "list", "class:volume")).hasSize(MACHINES);
    assertThat(cli.json("ci", "show", emulator.last()).get("relations"))
        .extracting(r -> r.get("type").stringValue() + " " + r.get("class").stringValue())
        .contains("contained_in subnet", "contained_in vpc", "contained_in region");

    emulator.account.terminate(3);
    scan();
    assertThat(cli.json("ci", "list", "class:cloud_instance")).hasSize(MACHINES * 2 / 3);
    assertThat(cli.json("ci", "list", "class:volume", "status:verified")).hasSize(MACHINES * 2 / 3);
    assertThat(cli.json("ci", "list", "class:cloud_instance", "status:retired"))
        .hasSize(MACHINES / 3);
    gone(emulator.last());
    assertThat(cli.run("coverage", "--gaps").out())
        .contains("scaling_groups", "databases", "functions", "queues", "container_clusters")
        .doesNotContain("volumes", "subnets", "network_interfaces");
  }

  @Test
  void whatAListDidNotNameIsThereAgainWhenTheListIsDisowned() {
    scan();
    emulator.account.terminate(3);
    var first = scan();
    var second = scan();
    var third = scan();
    disown(first);
    gone(emulator.last());
    assertThat(cli.json("ci", "list", "class:cloud_instance", "status:retired"))
        .as("the later list does not name them either")
        .hasSize(MACHINES / 3);
    disown(second);
    gone(emulator.last());
    disown(third);
    assertThat(cli.json("ci", "list", "class:cloud_instance", "status:retired")).isEmpty();
    assertThat(cli.json("ci", "list", "class:cloud_instance")).hasSize(MACHINES);
    assertThat(cli.run("replay", "--all").out()).contains("nothing differs");
  }

  private void disown(String run) {
    var disowned = cli.run("scan", "disown", run, "--reason", "the wrong account answered");
    assertThat(disowned.exit()).as(disowned.toString()).isZero();
  }

  /// A target group still names it, which does not bring it back.
  private void gone(String instance) {
    assertThat(cli.json("ci", "show", instance).get("status").stringValue()).isEqualTo("retired");
    var proof = "listed every cloud_instance in region eu-west-1, and it is not among them";
    assertThat(cli.run("ci", "show", instance).out()).contains(proof);
    var gone = cli.json("lineage", instance, "cloud.instance.state").get("gone");
    assertThat(gone.get("because").stringValue()).contains(proof);
    var cited = gone.get("transcript").stringValue() + "#" + gone.get("exchange").intValue();
    assertThat(cli.run("evidence", "show", cited).out())
        .contains("DescribeInstances", instance, "terminated");
  }
}
