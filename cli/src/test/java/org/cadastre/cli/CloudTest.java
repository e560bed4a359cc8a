package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.cadastre.simulator.cloud.SimulatedAccount;
import org.cadastre.simulator.cloud.SimulatedSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Accounts on the command line: named scans, counted calls, credentials and events.
class CloudTest {
  private static final String INSTANCE = "i-0c7d5a4e19b3f2681";
  private static final String EVENT =
      """
      {"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
      "account":"424242424242","time":"2026-01-01T07:00:00Z","region":"eu-west-1",\
      "detail":{"instance-id":"%s","state":"stopped"}}
      """;

  @TempDir private Path directory = Path.of("");
  private final SimulatedAccount account = SimulatedAccount.start();
  private final SimulatedSubscription subscription =
      SimulatedSubscription.start(InstantSource.system());
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var secret = Files.writeString(directory.resolve("secret"), "made-up");
    var added =
        cli.run(
            "credential",
            "add",
            "aws-demo",
            "--kind",
            "aws",
            "--access-key-id",
            "AKIADEMO",
            "--secret-from",
            "file:" + secret,
            "--scope",
            account.account());
    assertThat(added.exit()).as(added.toString()).isZero();
    Files.writeString(
        cli.home().resolve("settings.yaml"),
        """
        scans:
          cloud:
            probes: [aws]
            accounts: ["%s"]
            regions: [eu-west-1]
            endpoint_url: "%s"
        """
            .formatted(account.account(), account.url()));
  }

  @AfterEach
  void stop() {
    account.close();
    subscription.close();
  }

  @Test
  void aNamedScanAsksItsAccountsAndRegionsAndCountsTheCalls() {
    var report = scanned();
    assertThat(report.get("calls")).hasSize(2);
    assertThat(report.get("calls").get(1).get("account").stringValue())
        .isEqualTo("aws:424242424242/eu-west-1");
    assertThat(report.get("calls").get(1).get("instances").intValue()).isEqualTo(2);
    var text = cli.run("scan", "run", "cloud").out();
    assertThat(text).containsPattern("\\d+ API calls, [\\d.]+ per 1,000 instances");
  }

  private JsonNode scanned() {
    var ran = cli.run("scan", "run", "cloud", "-o", "json");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    return ran.json();
  }

  @Test
  void aCredentialOfAnAccountIsTriedWithoutNamingRegions() {
    var url = account.url().toString();
    var opens = cli.run("credential", "test", "aws-demo", "--endpoint-url", url);
    assertThat(opens.exit()).as(opens.toString()).isZero();
    assertThat(opens.out()).contains("it opens");
    var closed = cli.run("credential", "test", "aws-demo", "111111111111", "--endpoint-url", url);
    assertThat(closed.exit()).isNotZero();
  }

  @Test
  void aCredentialOfASubscriptionIsTriedAtTheAuthorityThatIsNamed() throws IOException {
    var secret = Files.writeString(directory.resolve("s"), subscription.clientSecret());
    var bundle = Files.writeString(directory.resolve("ca.pem"), subscription.certificatePem());
    var added =
        cli.run(
            "credential",
            "add",
            "az",
            "--kind",
            "azure",
            "--tenant",
            subscription.tenant(),
            "--client",
            subscription.client(),
            "--secret-from",
            "file:" + secret,
            "--scope",
            subscription.subscription());
    assertThat(added.exit()).as(added.toString()).isZero();
    var url = subscription.url().toString();
    var opens =
        cli.run(
            "credential",
            "test",
            "az",
            "--endpoint-url",
            url,
            "--authority",
            url,
            "--ca-bundle",
            bundle.toString());
    assertThat(opens.exit()).as(opens.toString()).isZero();
    var strangers = cli.run("credential", "test", "az", "--endpoint-url", url, "--authority", url);
    assertThat(strangers.exit()).as("nobody vouches for it").isNotZero();
  }

  @Test
  void anEventMarksAnInstanceNamesTheProbeThatIsDueAndVerifiesNothing() throws IOException {
    scanned();
    var before = cli.json("ci", "show", INSTANCE);
    var file = Files.writeString(directory.resolve("events.json"), EVENT.formatted(INSTANCE));
    var ran = cli.run("import", "aws-events", file.toString(), "-o", "json");
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.json().get("created")).isEmpty();
    assertThat(ran.json().get("due").get(0).get("command").stringValue())
        .isEqualTo("scan run --probes aws --targets 424242424242 --region eu-west-1");
    var after = cli.json("ci", "show", INSTANCE);
    var marked = after.get("attributes").get("cloud.event.name");
    assertThat(marked.get("value").stringValue()).contains("stopped");
    assertThat(marked.get("status").stringValue()).isEqualTo("unverified");
    assertThat(marked.get("lastVerified").isNull()).isTrue();
    assertThat(after.get("lastSeen")).isEqualTo(before.get("lastSeen"));
    var state = "cloud.instance.state";
    assertThat(after.get("attributes").get(state)).isEqualTo(before.get("attributes").get(state));
  }

  @Test
  void anEventOfAnInstanceThatNobodyHasSeenMakesNoneAndCallsForALook() throws IOException {
    var file =
        Files.writeString(directory.resolve("events.json"), EVENT.formatted("i-0aaaaaaaaaaaaaaaa"));
    var ran = cli.run("import", "aws-events", file.toString());
    assertThat(ran.out()).as(ran.toString()).contains("--region eu-west-1");
    assertThat(cli.run("ci", "list", "class:cloud_instance").exit()).isEqualTo(4);
  }

  @Test
  void anEventOfARetiredInstanceDoesNotBringItBack() throws IOException {
    scanned();
    account.drift();
    scanned();
    var gone = "i-0e94b27f8d5a6c130";
    var file = Files.writeString(directory.resolve("events.json"), EVENT.formatted(gone));
    cli.run("import", "aws-events", file.toString());
    assertThat(cli.json("ci", "show", gone).get("status").stringValue()).isEqualTo("retired");
  }
}
