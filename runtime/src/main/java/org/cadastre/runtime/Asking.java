package org.cadastre.runtime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cadastre.core.scan.Approach;
import org.cadastre.core.scan.Result;
import org.cadastre.core.scan.Scanner;
import org.cadastre.settings.Configuration;

/// Talks to endpoints now, and enters nothing.
record Asking(Configuration configuration, Planning planning, InstantSource clock) {

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
      throw new RefusedException(request.targets() + " is on the exclusion list");
    }
    var endpoint = endpoints.next();
    if (endpoints.hasNext() && !request.ofAccounts()) {
      throw new BadInputException("a probe asks one address; use 'scan run' for several");
    }
    var objection = keyring.objection(endpoint);
    if (objection.isPresent()) {
      return objection.get();
    }
    try (var protocols = new Protocols(configuration, plan.probes(), request.accounts())) {
      var scanner = new Scanner(protocols.watchedBy(keyring.custody()), 1, clock);
      return talk.with(scanner, new Approach(endpoint, keyring.accessTo(endpoint)));
    }
  }

  /// By endpoint.
  List<Result> survey(SweepRequest request) throws InterruptedException {
    var keyring = planning.keyring(request);
    var plan = planning.plan(request, keyring);
    var results = new ConcurrentLinkedQueue<Result>();
    try (var protocols = new Protocols(configuration, plan.probes(), request.accounts())) {
      var approaches = new ArrayList<Approach>();
      plan.endpoints().forEachRemaining(e -> approaches.add(new Approach(e, keyring.accessTo(e))));
      new Scanner(protocols.watchedBy(keyring.custody()), planning.settings().atOnce(), clock)
          .scan(approaches.iterator(), results::add);
    }
    return results.stream()
        .sorted((some, other) -> some.endpoint().compareTo(other.endpoint()))
        .toList();
  }
}
