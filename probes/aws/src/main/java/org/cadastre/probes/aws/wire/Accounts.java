package org.cadastre.probes.aws.wire;

import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.probe.Limits;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.call.Service;

/// Tells, before a scan, which account a credential is of and which regions that may use.
public final class Accounts {
  private final AwsConnector.Line line;
  private final Limits limits;

  Accounts(AwsConnector.Line line, Limits limits) {
    this.line = line;
    this.limits = limits;
  }

  /// Twelve digits.
  ///
  /// @throws AccountException when AWS does not say
  public String account() throws InterruptedException {
    var account = ask(Call.of(Service.STS, "GetCallerIdentity")).text("Account");
    if (!account.matches("\\d{12}")) {
      throw new AccountException("the answer to whose credentials these are names no account");
    }
    return account;
  }

  /// Regions that the account may use.
  ///
  /// @throws AccountException when AWS does not say
  public List<String> regions() throws InterruptedException {
    var regions = ask(Call.of(Service.EC2, "DescribeRegions").with("AllRegions", "true"));
    var names =
        regions.all("regionInfo/item").stream()
            .filter(region -> !region.text("optInStatus").equals("not-opted-in"))
            .map(region -> region.text("regionName"))
            .filter(name -> name.matches("[a-z0-9-]{3,40}"))
            .sorted()
            .toList();
    if (names.isEmpty()) {
      throw new AccountException("the answer to which regions there are names none");
    }
    return names;
  }

  /// The accounts of the organization that are in use.
  ///
  /// @throws AccountException when AWS does not say, which it does to the account that manages the
  ///   organization and to those that this was delegated to
  public List<String> members() throws InterruptedException {
    var members = new TreeSet<String>();
    var tokens = new HashSet<String>();
    var call = Call.of(Service.ORGANIZATIONS, "ListAccounts");
    for (var token = ""; tokens.add(token); ) {
      var page = ask(token.isEmpty() ? call : call.with("NextToken", token));
      for (var account : page.all("Accounts/item")) {
        if (account.text("Status").equals("ACTIVE") && account.text("Id").matches("\\d{12}")) {
          members.add(account.text("Id"));
        }
      }
      token = page.text("NextToken");
      if (token.isEmpty()) {
        return List.copyOf(members);
      }
    }
    throw new AccountException("ListAccounts: its pages go round in circles");
  }

  /// The name for what belongs to no region, in the partition of these regions.
  public static String global(List<String> regions) {
    var first = regions.isEmpty() ? "" : regions.getFirst();
    if (first.startsWith("cn-")) {
      return "aws-cn-global";
    }
    return first.startsWith("us-gov-") ? "aws-us-gov-global" : "aws-global";
  }

  private Node ask(Call call) throws InterruptedException {
    return switch (line.patience().ask(line.wire(), call, limits.session())) {
      case Answer.Said said when said.succeeded() -> read(said.text());
      case Answer.Said(var text, var status, _) ->
          throw new AccountException(call.action() + ": " + Greeting.why(text, status));
      case Answer.Silent(var waited) ->
          throw new AccountException(call.action() + ": no answer in " + waited.toSeconds() + " s");
      case Answer.Refused(var why) -> throw new AccountException(call.action() + ": " + why);
    };
  }

  private static Node read(String text) {
    try {
      return AnswerReader.read(text);
    } catch (MalformedAnswerException e) {
      throw new AccountException(String.valueOf(e.getMessage()));
    }
  }
}
