package org.cadastre.runtime.custody;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Secret.WithheldException;
import org.cadastre.runtime.custody.CredentialUse.Event;

/// Lends secrets. Each use is on disk before the secret is out of hand; whoever refused a secret is
/// not shown it again for a time; and when several in a row refuse one, nobody is.
///
/// Until an endpoint has accepted a secret that counts failed logins, no more endpoints see it at
/// once than may refuse it: an account is not locked by a scan that asks hundreds at a time.
public final class Custody {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /// How careful to be.
  ///
  /// @param refusedFor for how long a refusal counts
  /// @param mostInARow after so many refusals in a row a credential is shown to nobody
  public record Terms(Duration refusedFor, int mostInARow) {}

  /// A credential on loan.
  ///
  /// @param id tells it from others that had its name; empty in vaults of old
  /// @param refusable whether a denial says that it was refused
  /// @param counted whether those who refuse it count, and lock
  public record Loan(String name, String id, int version, boolean refusable, boolean counted) {
    private String key() {
      return name + "|" + id + "|" + version;
    }
  }

  /// What is known of a credential.
  ///
  /// @param refusals by endpoint, with their times
  public record Standing(List<String> inARow, Map<String, Instant> refusals) {}

  private final UseLog log;
  private final Terms terms;
  private final InstantSource clock;
  private final String actor;
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final Map<Endpoint, List<Loan>> lent = new HashMap<>();
  private String run = "";

  private Custody(Path file, Terms terms, InstantSource clock, String actor) {
    this.log = new UseLog(file, this::note);
    this.terms = terms;
    this.clock = clock;
    this.actor = actor;
  }

  /// @param file the record of uses
  public static Custody over(Path file, Terms terms, InstantSource clock, String actor) {
    var custody = new Custody(file, terms, clock, actor);
    custody.log.load();
    return custody;
  }

  /// Reads the whole record and holds it against its hash chain.
  ///
  /// @return what is wrong with it
  public static List<String> verify(Path file, Consumer<CredentialUse> each) {
    return UseLog.verify(file, each);
  }

  /// What happens from now on is part of that run.
  public synchronized void during(String newRun) {
    run = newRun;
  }

  private synchronized void note(CredentialUse use) {
    var key = use.credential() + "|" + use.id() + "|" + use.version();
    ledgers.computeIfAbsent(key, _ -> new Ledger()).note(use);
    notifyAll();
  }

  private Ledger ledger(Loan loan) {
    return ledgers
        .computeIfAbsent(loan.key(), _ -> new Ledger())
        .within(terms.refusedFor(), clock.instant());
  }

  /// Why the endpoint may not see the credential; none when it may.
  public synchronized Optional<String> objection(Loan loan, Endpoint endpoint) {
    var ledger = ledger(loan);
    var refused = ledger.refusedAt(endpoint.toString());
    if (refused.isPresent()) {
      return Optional.of(
          "%s credential '%s' was refused here at %s and is not shown again before %s; %s"
              .formatted(
                  endpoint.protocol(),
                  loan.name(),
                  refused.get(),
                  refused.get().plus(terms.refusedFor()),
                  advice(loan)));
    }
    return ledger.inARow().size() < terms.mostInARow() || !loan.refusable()
        ? Optional.empty()
        : Optional.of(heldBack(loan, ledger, endpoint));
  }

  private static String advice(Loan loan) {
    return "'credential rotate %s' gives it the right secret, 'credential reset %s' tries again"
        .formatted(loan.name(), loan.name());
  }

  private static String heldBack(Loan loan, Ledger ledger, Endpoint endpoint) {
    return "%s credential '%s' is held back: %s refused it in a row; %s"
        .formatted(
            endpoint.protocol(), loan.name(), String.join(", ", ledger.inARow()), advice(loan));
  }

  /// Opens a secret for an endpoint.
  ///
  /// @throws WithheldException when that may not be, or cannot be told in time
  public String lend(Loan loan, Endpoint endpoint, Supplier<String> opening) {
    if (admit(loan, endpoint)) {
      log.append(use(Event.USED, loan, endpoint.toString()));
    }
    return opening.get();
  }

  private synchronized boolean admit(Loan loan, Endpoint endpoint) {
    var open = lent.computeIfAbsent(endpoint, _ -> new ArrayList<>());
    if (open.contains(loan)) {
      return false;
    }
    require(loan, endpoint);
    awaitRoom(loan, endpoint);
    ledger(loan).begin();
    open.add(loan);
    return true;
  }

  private void require(Loan loan, Endpoint endpoint) {
    objection(loan, endpoint)
        .ifPresent(why -> {
          throw new WithheldException(why);
        });
  }

  private synchronized void awaitRoom(Loan loan, Endpoint endpoint) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (loan.counted() && !ledger(loan).room(terms.mostInARow())) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new WithheldException(
            "credential '%s' was not shown: others had not said in time whether they take it"
                .formatted(loan.name()));
      }
      try {
        wait(millis);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new WithheldException("interrupted before a credential was shown");
      }
      require(loan, endpoint);
    }
  }

  private synchronized CredentialUse use(Event event, Loan loan, String endpoint) {
    return new CredentialUse(
        clock.instant(), event, loan.name(), loan.id(), loan.version(), endpoint, run, actor);
  }

  /// Takes note of what an endpoint did with what was lent for it. Nobody waits for a loan any more
  /// once what became of it is on record.
  void settle(Endpoint endpoint, Contact contact) {
    var loans = lentFor(endpoint);
    for (var loan : loans) {
      outcome(loan, contact)
          .filter(event -> event != Event.ACCEPTED || unproven(loan))
          .ifPresent(event -> log.append(use(event, loan, endpoint.toString())));
    }
    end(endpoint, loans);
  }

  private synchronized List<Loan> lentFor(Endpoint endpoint) {
    return List.copyOf(lent.getOrDefault(endpoint, List.of()));
  }

  private synchronized boolean unproven(Loan loan) {
    return ledger(loan).unproven();
  }

  private synchronized void end(Endpoint endpoint, List<Loan> loans) {
    loans.forEach(loan -> ledger(loan).end());
    lent.remove(endpoint);
    notifyAll();
  }

  private static Optional<Event> outcome(Loan loan, Contact contact) {
    if (!loan.refusable()) {
      return Optional.empty();
    }
    return switch (contact) {
      case Contact.Opened(_, var accepted) when accepted.equals(loan.name()) ->
          Optional.of(Event.ACCEPTED);
      case Contact.Opened _ -> loan.counted() ? Optional.of(Event.REFUSED) : Optional.empty();
      case Contact.Failed(var outcome, _, _) ->
          outcome == Outcome.DENIED ? Optional.of(Event.REFUSED) : Optional.empty();
    };
  }

  public synchronized Standing standing(Loan loan) {
    var ledger = ledger(loan);
    return new Standing(ledger.inARow(), new TreeMap<>(ledger.refusals()));
  }

  /// Whether nobody is shown the credential.
  public synchronized boolean heldBack(Loan loan) {
    return ledger(loan).inARow().size() >= terms.mostInARow();
  }

  /// Forgets what a credential was refused.
  public void reset(Loan loan) {
    log.append(use(Event.RESET, loan, ""));
  }
}
