package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;

/// Talks to endpoints now, and enters nothing.
record Asking(Cadastre cadastre, Planning planning) {

  Result ask(SweepRequest request) throws InterruptedException {
    return converse(request, Scanner::ask);
  }

  /// Only opens a conversation and ends it.
  Result greet(SweepRequest request) throws InterruptedException {
    return converse(request.ofAccounts() ? request.inOneRegion() : request, Scanner::greet);
  }

  /// What is done with one endpoint.
  private interface Talk {
    Result with(Scanner scanner, Approach approach) throws InterruptedException;
  }

  private Result converse(SweepRequest request, Talk talk) throws InterruptedException {
    var keyring = planning.keyring(request);
    var plan = planning.plan(request, keyring);
    var endpoints = plan.endpoints();
    if (!endpoints.hasNext()) {
      throw new RefusedException(
          request.targets() + " is excluded, or outside of what may be spoken to");
    }
    var endpoint = endpoints.next();
    if (endpoints.hasNext() && !request.ofAccounts()) {
      throw new BadInputException("a probe asks one address; use 'scan run' for several");
    }
    var objection = keyring.objection(endpoint);
    if (objection.isPresent()) {
      return objection.get();
    }
    var conduct = cadastre.conduct(request, plan, new Expected());
    var spared = conduct.spared(endpoint);
    if (spared.isPresent()) {
      return new Result.Failed(endpoint, Outcome.DENIED, false, spared.get());
    }
    try (var protocols = protocols(request, plan)) {
      var scanner = new Scanner(protocols.watchedBy(keyring.custody()), 1, planning.clock());
      var access = conduct.of(keyring.accessTo(endpoint), endpoint);
      return talk.with(scanner, new Approach(endpoint, access));
    }
  }

  private Protocols protocols(SweepRequest request, Plan plan) {
    return new Protocols(cadastre.configuration(), plan.probes(), request.accounts());
  }

  /// By endpoint.
  List<Result> survey(SweepRequest request) throws InterruptedException {
    var keyring = planning.keyring(request);
    var plan = planning.plan(request, keyring);
    var results = new ConcurrentLinkedQueue<Result>();
    try (var protocols = protocols(request, plan)) {
      var approaches = new ArrayList<Approach>();
      plan.endpoints().forEachRemaining(e -> approaches.add(new Approach(e, keyring.accessTo(e))));
      new Scanner(
              protocols.watchedBy(keyring.custody()),
              planning.settings().atOnce(),
              planning.clock())
          .scan(approaches.iterator(), results::add);
    }
    return results.stream()
        .sorted((some, other) -> some.endpoint().compareTo(other.endpoint()))
        .toList();
  }
}
