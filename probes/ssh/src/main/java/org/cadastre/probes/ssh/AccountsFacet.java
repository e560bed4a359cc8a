package org.cadastre.probes.ssh;

import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.ssh.output.Account;

/// Who may log in to the host, and the groups that they are in.
final class AccountsFacet {
  private final Picture picture;
  private final Subject host;
  private final Report report;

  AccountsFacet(Picture picture, Subject host, Report report) {
    this.picture = picture;
    this.host = host;
    this.report = report;
  }

  void report() {
    picture.heard(Asked.USERS).ifPresent(this::report);
  }

  private void report(Heard heard) {
    var accounts = Account.parse(heard.text());
    accounts.stream().filter(Account::mayLogIn).forEach(a -> account(a, heard.exchange()));
    var extent = heard.shortfall().orElseGet(() -> extent(heard, accounts.isEmpty()));
    if (extent.outcome() == Outcome.COMPLETE) {
      report.census(host, "user_account", heard.exchange());
    }
    report.coverage("accounts", extent, heard.exchange());
  }

  private static Heard.Extent extent(Heard heard, boolean none) {
    if (heard.missing() || none) {
      return new Heard.Extent(Outcome.UNSUPPORTED, "no /etc/passwd that can be read");
    }
    return heard.complete()
        ? Heard.Extent.COMPLETE
        : new Heard.Extent(Outcome.PARTIAL, "the listing of accounts ended with an error");
  }

  private void account(Account account, int at) {
    var subject =
        report.part(host, "user_account", account.name(), "user.name", account.name(), at);
    report.fact(subject, "user.name", account.name(), at);
    report.fact(subject, "user.id", account.uid(), at);
    report.fact(subject, "user.home", account.home(), at);
    report.fact(subject, "user.shell", account.shell(), at);
    report.fact(subject, "user.groups", account.groups(), at);
  }
}
