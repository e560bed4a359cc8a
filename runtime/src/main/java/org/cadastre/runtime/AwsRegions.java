package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Credential;
import org.cadastre.probes.aws.wire.AccountException;
import org.cadastre.probes.aws.wire.Accounts;
import org.cadastre.probes.aws.wire.AwsConnector;

/// Finds out in which regions each account is to be asked, of several accounts at a time.
record AwsRegions(AwsConnector connector, Keyring keyring, SweepRequest request) {
  private static final int AT_ONCE = 16;
  private static final List<String> NONE = List.of();

  /// By account, what belongs to no region first.
  List<Endpoint> of(List<String> accounts) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var asking =
          accounts.stream().<Callable<List<Endpoint>>>map(account -> () -> of(account)).toList();
      var endpoints = new ArrayList<Endpoint>();
      for (var one : threads.invokeAll(asking)) {
        endpoints.addAll(result(one));
      }
      return endpoints;
    }
  }

  private static List<Endpoint> result(Future<List<Endpoint>> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the regions of an account", e.getCause());
    }
  }

  private List<Endpoint> of(String account) throws InterruptedException {
    var regions = regions(account);
    var endpoints = new ArrayList<Endpoint>();
    endpoints.add(endpoint(account, Accounts.global(regions)));
    regions.forEach(region -> endpoints.add(endpoint(account, region)));
    return endpoints;
  }

  private static Endpoint endpoint(String account, String region) {
    return new Endpoint(AwsTargets.PROBE, account + "/" + region, 0);
  }

  /// None where the account does not let itself be asked: that it is said by the survey of what
  /// belongs to no region, which is then refused in the same way.
  private List<String> regions(String account) throws InterruptedException {
    var wanted = request.accounts().regions();
    if (!wanted.isEmpty()) {
      return wanted;
    }
    var access = keyring.accessTo(endpoint(account, "us-east-1"));
    for (var any : access.credentials()) {
      var regions = any instanceof Credential.ApiAccount one ? regions(one, account, access) : NONE;
      if (!regions.isEmpty()) {
        return regions;
      }
    }
    return NONE;
  }

  private List<String> regions(Credential.ApiAccount credential, String account, Access access)
      throws InterruptedException {
    try {
      return connector.accounts(credential, account, access).regions();
    } catch (AccountException _) {
      return NONE;
    }
  }
}
