package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.simulator.cloud.AwsAnswers;
import org.cadastre.simulator.cloud.AwsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The accounts of an organization, each asked as a role in it.
class OrganizationTest {
  private static final String MANAGER = "111111111111";
  private static final String MEMBER = "222222222222";
  private static final String CLOSED = "333333333333";
  private static final String SUSPENDED = "444444444444";
  private static final String EXTERNAL = "our-external-id";

  /// Lets the manager's key take on the role in all accounts but one.
  private static final class Organization implements AwsAnswers {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<Said> answer(Asked asked) {
      this.asked.add(account(asked) + " " + asked.verb());
      return switch (asked.verb()) {
        case "sts AssumeRole" -> Optional.of(assumed(asked));
        case "sts GetCallerIdentity" ->
            said(
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>%s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
                    .formatted(account(asked)));
        case "organizations ListAccounts" -> said(members(asked));
        case "ec2 DescribeRegions" ->
            said("<R><regionInfo><item><regionName>eu-west-1</regionName></item></regionInfo></R>");
        case "ec2 DescribeInstances" ->
            said(
                "<R><reservationSet><item><instancesSet><item><instanceId>i-0%s0000</instanceId></item></instancesSet></item></reservationSet></R>"
                    .formatted(account(asked)));
        default -> Optional.empty();
      };
    }

    /// A role's key holds the account that it is of.
    private static String account(Asked asked) {
      return asked.key().startsWith("ROLE") ? asked.key().substring(4) : MANAGER;
    }

    private static Said assumed(Asked asked) {
      var role = asked.form().getOrDefault("RoleArn", "");
      var account = role.replaceFirst("arn:aws:iam::(\\d{12}):role/audit", "$1");
      if (account.equals(CLOSED) || !EXTERNAL.equals(asked.form().get("ExternalId"))) {
        return new Said(
            403,
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform:"
                + " sts:AssumeRole</Message></Error></ErrorResponse>");
      }
      return Said.of(
          """
          <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ROLE%s</AccessKeyId>\
          <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>\
          <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>\
          </AssumeRoleResponse>\
          """
              .formatted(account));
    }

    /// On two pages.
    private static String members(Asked asked) {
      return asked.form().containsKey("NextToken")
          ? "{\"Accounts\":[%s,%s]}"
              .formatted(member(CLOSED, "ACTIVE"), member(SUSPENDED, "SUSPENDED"))
          : "{\"Accounts\":[%s,%s],\"NextToken\":\"2\"}"
              .formatted(member(MANAGER, "ACTIVE"), member(MEMBER, "ACTIVE"));
    }

    private static String member(String id, String status) {
      return "{\"Id\":\"%s\",\"Status\":\"%s\"}".formatted(id, status);
    }

    private static Optional<Said> said(String body) {
      return Optional.of(Said.of(body));
    }
  }

  @TempDir private Path directory = Path.of("");
  private final Organization organization = new Organization();
  private final AwsServer server = AwsServer.start(organization);
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var secret = Files.writeString(directory.resolve("secret"), "made-up");
    var external = Files.writeString(directory.resolve("external"), EXTERNAL);
    var added =
        cli.run(
            "credential",
            "add",
            "auditor",
            "--kind",
            "aws",
            "--access-key-id",
            "AKIAAUDITOR",
            "--secret-from",
            "file:" + secret,
            "--role",
            "arn:aws:iam::{account}:role/audit",
            "--external-id-from",
            "file:" + external);
    assertThat(added.exit()).as(added.toString()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Ran scan(String accounts) {
    var url = server.url().toString();
    return cli.run("scan", "run", "--probes", "aws", "--targets", accounts, "--endpoint-url", url);
  }

  @Test
  void everyAccountOfTheOrganizationIsAskedAsTheRoleInIt() {
    var ran = scan("organization");
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(3);
    assertThat(cli.json("ci", "list", "class:cloud_instance"))
        .extracting(item -> item.get("name").stringValue())
        .containsExactlyInAnyOrder("i-01111111111110000", "i-02222222222220000");
    assertThat(organization.asked)
        .contains(MEMBER + " ec2 DescribeInstances", MANAGER + " ec2 DescribeInstances")
        .noneMatch(asked -> asked.startsWith(SUSPENDED));
  }

  @Test
  void anAccountThatRefusesTheRoleIsAGapOfThatAccountAlone() {
    scan("organization");
    var gaps = cli.run("coverage", "--gaps").out();
    assertThat(gaps)
        .contains(CLOSED, "denied", "AccessDenied", "sts:AssumeRole")
        .doesNotContain(MEMBER, MANAGER);
  }

  @Test
  void accountsThatAreNamedAreAskedAndNoOthers() {
    var ran = scan(MEMBER);
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(organization.asked)
        .contains(MEMBER + " ec2 DescribeInstances")
        .doesNotContain(MANAGER + " ec2 DescribeInstances");
  }

  @Test
  void theExternalIdStandsInNothingThatIsKept() {
    scan(MEMBER);
    var shown = cli.run("credential", "list", "-o", "json").out();
    assertThat(shown).contains("auditor").doesNotContain(EXTERNAL, "made-up");
  }

  @Test
  void theRestOfARunIsWhatItDidNotSeeInFull() {
    scan(MEMBER + "," + CLOSED);
    var run = cli.json("scan", "list").get(0).get("run").stringValue();
    organization.asked.clear();
    var url = server.url().toString();
    var rest =
        cli.run(
            "scan",
            "run",
            "--probes",
            "aws",
            "--targets",
            MEMBER + "," + CLOSED,
            "--rest-of",
            run,
            "--endpoint-url",
            url);
    assertThat(rest.exit()).as(rest.toString()).isEqualTo(3);
    assertThat(rest.out() + rest.err()).contains(CLOSED);
    assertThat(organization.asked).doesNotContain(MEMBER + " ec2 DescribeInstances");
  }

  @Test
  void nothingIsLeftOfARunThatSawAll() {
    scan(MEMBER);
    var run = cli.json("scan", "list").get(0).get("run").stringValue();
    var url = server.url().toString();
    var rest =
        cli.run(
            "scan",
            "run",
            "--probes",
            "aws",
            "--targets",
            MEMBER,
            "--rest-of",
            run,
            "--endpoint-url",
            url);
    assertThat(rest.exit()).isEqualTo(4);
    assertThat(rest.err()).contains("nothing is left to be asked");
  }
}
