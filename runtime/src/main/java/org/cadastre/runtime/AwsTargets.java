package org.cadastre.runtime;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Credential;
import org.cadastre.probes.aws.wire.AccountException;
import org.cadastre.probes.aws.wire.Accounts;
import org.cadastre.probes.aws.wire.AwsConnector;

/// Which endpoints a request for accounts of AWS means: each account, once for what it has in no
/// region and once for each region.
record AwsTargets(SweepRequest request, Keyring keyring) {
  static final String PROBE = "aws";

  /// Stands for every account of the organization that the credentials may list.
  private static final String ORGANIZATION = "organization";

  private static final String ACCOUNT = "\\d{12}";
  private static final String REGION = "[a-z]{2}(-[a-z]+)+-\\d{1,2}";

  /// @throws BadInputException when the request cannot be meant so
  /// @throws RefusedException when nobody says which accounts there are
  Plan plan() throws InterruptedException {
    check();
    var trusted = request.accounts().trusted();
    try (var connector = new AwsConnector(url(), trusted == null ? null : trusted.managers())) {
      var accounts = new ArrayList<>(accounts(connector));
      return Plan.ofAccounts(PROBE, new AwsRegions(connector, keyring, request).of(accounts));
    } catch (AccountException e) {
      throw new RefusedException("AWS does not say which accounts there are: " + e.getMessage());
    }
  }

  private void check() {
    var errors = new ArrayList<String>();
    for (var target : request.targets()) {
      if (!target.matches(ACCOUNT) && !target.equals(ORGANIZATION)) {
        errors.add(
            "'%s' is no AWS account: twelve digits, or '%s' for all of the organization"
                .formatted(target, ORGANIZATION));
      }
    }
    for (var region : request.accounts().regions()) {
      if (!region.matches(REGION)) {
        errors.add("'" + region + "' is no AWS region (eu-west-1)");
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }

  private @org.jspecify.annotations.Nullable URI url() {
    var url = request.accounts().endpointUrl();
    if (url == null) {
      return null;
    }
    if (!url.matches("https?://[^\\s/@]+(/\\S*)?")) {
      throw new BadInputException("--endpoint-url: '" + url + "' is no URL (https://host:port)");
    }
    return URI.create(url);
  }

  /// The accounts that were named, or those that the credentials are for, or those that they are
  /// of.
  private SortedSet<String> accounts(AwsConnector connector) throws InterruptedException {
    var accounts = new TreeSet<>(request.targets());
    if (accounts.remove(ORGANIZATION)) {
      accounts.addAll(members(connector));
    }
    if (!request.targets().isEmpty()) {
      return accounts;
    }
    accounts.addAll(keyring.accountsOf(PROBE));
    for (var of : asking(connector, keyring.ofAnyAccount(PROBE))) {
      accounts.add(of.account());
    }
    return accounts;
  }

  /// Those of the organization that any of the credentials may list.
  private SortedSet<String> members(AwsConnector connector) throws InterruptedException {
    var members = new TreeSet<String>();
    AccountException last = null;
    for (var of : asking(connector, keyring.ofAccounts(PROBE))) {
      try {
        members.addAll(of.members());
      } catch (AccountException e) {
        last = e;
      }
    }
    if (members.isEmpty() && last != null) {
      throw last;
    }
    return members;
  }

  private List<Accounts> asking(AwsConnector connector, List<Credential> credentials) {
    var access = keyring.accessTo(new Endpoint(PROBE, "/", 0));
    var asking = new ArrayList<Accounts>();
    for (var any : credentials) {
      if (any instanceof Credential.ApiAccount credential) {
        asking.add(connector.accounts(credential, "", access));
      }
    }
    return asking;
  }
}
