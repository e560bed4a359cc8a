package org.cadastre.runtime;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Credential;
import org.cadastre.probes.aws.wire.AccountException;
import org.cadastre.probes.aws.wire.Accounts;
import org.cadastre.probes.aws.wire.AwsConnector;

/// Which endpoints a request for accounts of AWS means: each account, once for what it has in no
/// region and once for each region.
record AwsTargets(SweepRequest request, Keyring keyring) {
  static final String PROBE = "aws";
  private static final String ACCOUNT = "\\d{12}";
  private static final String REGION = "[a-z]{2}(-[a-z]+)+-\\d{1,2}";

  /// @throws BadInputException when the request cannot be meant so, or nobody says which regions
  ///   there are
  Plan plan() throws InterruptedException {
    check();
    var trusted = request.accounts().trusted();
    try (var connector = new AwsConnector(url(), trusted == null ? null : trusted.managers())) {
      var accounts = accounts(connector);
      var endpoints = new ArrayList<Endpoint>();
      for (var account : accounts.entrySet()) {
        for (var region : regions(account.getValue())) {
          endpoints.add(new Endpoint(PROBE, account.getKey() + "/" + region, 0));
        }
      }
      return Plan.ofAccounts(PROBE, endpoints);
    } catch (AccountException e) {
      throw new RefusedException(
          "AWS does not say which accounts and regions there are: " + e.getMessage());
    }
  }

  private void check() {
    var errors = new ArrayList<String>();
    for (var target : request.targets()) {
      if (!target.matches(ACCOUNT)) {
        errors.add("'" + target + "' is no AWS account: twelve digits");
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

  /// The accounts that were named, or those that the credentials are of.
  private Map<String, Accounts> accounts(AwsConnector connector) throws InterruptedException {
    var accounts = new TreeMap<String, Accounts>();
    for (var account : request.targets()) {
      var access = keyring.accessTo(new Endpoint(PROBE, account + "/us-east-1", 0));
      if (access.credentials().getFirst() instanceof Credential.ApiAccount credential) {
        accounts.put(account, connector.accounts(credential, account, access));
      }
    }
    if (!request.targets().isEmpty()) {
      return accounts;
    }
    for (var any : keyring.ofAccounts(PROBE)) {
      if (any instanceof Credential.ApiAccount credential) {
        var access = keyring.accessTo(new Endpoint(PROBE, "/", 0));
        var of = connector.accounts(credential, "", access);
        accounts.put(of.account(), of);
      }
    }
    return accounts;
  }

  /// What belongs to no region is asked first.
  private List<String> regions(Accounts account) throws InterruptedException {
    var regions = new ArrayList<String>();
    var wanted = request.accounts().regions();
    var all = wanted.isEmpty() ? account.regions() : wanted;
    regions.add(Accounts.global(all));
    regions.addAll(all);
    return regions;
  }
}
