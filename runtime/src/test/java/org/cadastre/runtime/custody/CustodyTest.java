package org.cadastre.runtime.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Secret.WithheldException;
import org.cadastre.core.probe.Session;
import org.cadastre.runtime.custody.Custody.Loan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands between a secret and those who want to show it around.
class CustodyTest {
  private static final Contact REFUSAL = new Contact.Failed(Outcome.DENIED, true, "refused");
  private static final Loan LOAN = new Loan("root", "id", 1, true, true);

  @TempDir private Path directory = Path.of("");
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");

  private Path file() {
    return directory.resolve("uses");
  }

  private Custody custody() {
    return Custody.over(file(), new Custody.Terms(Duration.ofHours(24), 3), () -> now, "jo");
  }

  private static Endpoint host(int number) {
    return new Endpoint("ssh", "10.0.0." + number, 22);
  }

  private static void refused(Custody custody, Endpoint endpoint) {
    assertThat(custody.lend(LOAN, endpoint, () -> "secret")).isEqualTo("secret");
    custody.settle(endpoint, REFUSAL);
  }

  @Test
  void aUseIsOnDiskBeforeTheSecretIsOpened() {
    var custody = custody();
    custody.during("run-1");
    custody.lend(
        LOAN,
        host(1),
        () -> {
          assertThat(file()).content().contains("used\troot\tid\t1\tssh:10.0.0.1:22\trun-1\tjo");
          return "secret";
        });
    assertThat(file()).content().doesNotContain("secret");
  }

  @Test
  void aSecretIsNotOpenedWhenItsUseCannotBePutOnRecord() throws IOException {
    Files.createDirectories(file());
    var opened = new AtomicInteger();
    var custody =
        Custody.over(
            file().resolve("missing/uses"),
            new Custody.Terms(Duration.ofHours(24), 3),
            () -> now,
            "jo");
    assertThatThrownBy(() -> custody.lend(LOAN, host(1), () -> "secret" + opened.incrementAndGet()))
        .hasMessageContaining("cannot be put on record");
    assertThat(opened).hasValue(0);
  }

  @Test
  void whoRefusedItIsNotShownItAgainForADayAlsoByAnotherProcess() {
    refused(custody(), host(1));
    assertThat(custody().objection(LOAN, host(1)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("was refused here at", "credential reset root"));
    assertThat(custody().objection(LOAN, host(2))).isEmpty();
    now = now.plus(Duration.ofHours(24));
    assertThat(custody().objection(LOAN, host(1))).isEmpty();
  }

  @Test
  void threeRefusalsInARowHoldItBackFromEverybodyUntilItIsResetOrRotated() {
    for (int i = 1; i <= 3; i++) {
      refused(custody(), host(i));
    }
    var later = custody();
    assertThat(later.objection(LOAN, host(9)))
        .hasValueSatisfying(why -> assertThat(why).contains("held back", "ssh:10.0.0.3:22"));
    assertThatThrownBy(() -> later.lend(LOAN, host(9), () -> "secret"))
        .isInstanceOf(WithheldException.class);
    assertThat(later.objection(new Loan("root", "id", 2, true, true), host(9))).isEmpty();
    later.reset(LOAN);
    assertThat(custody().objection(LOAN, host(1))).isEmpty();
  }

  @Test
  void anAcceptanceInBetweenShowsThatTheSecretIsRight() {
    refused(custody(), host(1));
    refused(custody(), host(2));
    var custody = custody();
    custody.lend(LOAN, host(3), () -> "secret");
    custody.settle(host(3), opened());
    refused(custody(), host(4));
    assertThat(custody().objection(LOAN, host(5))).isEmpty();
    assertThat(custody().objection(LOAN, host(1))).isPresent();
  }

  private static Contact opened() {
    return new Contact.Opened(new NoSession(), "root");
  }

  private record NoSession() implements Session {
    @Override
    public Endpoint endpoint() {
      return host(0);
    }

    @Override
    public Answer ask(Question question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  /// Of a hundred hosts asked at once that all refuse it, three get to see it.
  @Test
  void aScanOfManyAtOnceShowsAWrongSecretToThreeHostsAlone() throws Exception {
    var custody = custody();
    var shown = new ConcurrentLinkedQueue<Endpoint>();
    var withheld = new AtomicInteger();
    var tasks = new ArrayList<Callable<Boolean>>();
    for (int i = 1; i <= 100; i++) {
      var endpoint = host(i);
      tasks.add(() -> {
        try {
          custody.lend(LOAN, endpoint, () -> "secret");
          shown.add(endpoint);
          custody.settle(endpoint, REFUSAL);
        } catch (WithheldException _) {
          withheld.incrementAndGet();
        }
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(shown).hasSize(3);
    assertThat(withheld).hasValue(97);
  }

  @Test
  void aChangedLineOfTheRecordIsFound() throws IOException {
    for (int i = 1; i <= 3; i++) {
      refused(custody(), host(i));
    }
    var uses = new ArrayList<CredentialUse>();
    assertThat(Custody.verify(file(), uses::add)).isEmpty();
    assertThat(uses).hasSize(6).allMatch(use -> use.actor().equals("jo"));
    var text = Files.readString(file());
    Files.writeString(file(), text.replace("10.0.0.2", "10.0.0.7"));
    assertThat(Custody.verify(file(), _ -> {}))
        .isEqualTo(List.of("line 3 is not as it was written", "line 4 is not as it was written"));
    Files.writeString(file(), text.lines().skip(1).reduce("", (a, b) -> a + b + "\n"));
    assertThat(Custody.verify(file(), _ -> {})).hasSize(1);
  }

  @Test
  void whatACrashLeftUnfinishedIsCutOff() throws IOException {
    refused(custody(), host(1));
    Files.writeString(file(), Files.readString(file()) + "2026-11-21T08:00");
    assertThat(Custody.verify(file(), _ -> {})).isEmpty();
    refused(custody(), host(2));
    assertThat(Custody.verify(file(), _ -> {})).isEmpty();
  }
}
