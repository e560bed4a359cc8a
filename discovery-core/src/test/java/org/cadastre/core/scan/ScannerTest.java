package org.cadastre.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.core.probe.Limits;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;
import org.junit.jupiter.api.Test;

class ScannerTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  /// A network whose endpoints behave by the last number of their address: 1 fails, 2 breaks our
  /// probe, 3 never answers; all others echo.
  private static final class Network implements Connector, Probe {
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostOpen = new AtomicInteger();
    final CountDownLatch hanging = new CountDownLatch(1);

    @Override
    public String protocol() {
      return "echo";
    }

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public int defaultPort() {
      return 7;
    }

    @Override
    public boolean suits(Endpoint endpoint) {
      return true;
    }

    @Override
    public Contact contact(Endpoint endpoint, Access access) {
      if (endpoint.host().endsWith(".1")) {
        return new Contact.Failed(Outcome.UNREACHABLE, false, "nobody there");
      }
      mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      return new Contact.Opened(new Echo(endpoint), "");
    }

    @Override
    public void question(Session session) throws InterruptedException {
      if (session.endpoint().host().endsWith(".2")) {
        throw new IllegalStateException("our fault");
      }
      session.ask(new Question("say", "hello"));
      session.askAll(List.of(new Question("say", "a"), new Question("say", "b")));
    }

    @Override
    public List<Finding> read(Transcript transcript) {
      return List.of();
    }

    @Override
    public void close() {}

    private final class Echo implements Session {
      private final Endpoint endpoint;

      Echo(Endpoint endpoint) {
        this.endpoint = endpoint;
      }

      @Override
      public Endpoint endpoint() {
        return endpoint;
      }

      @Override
      public Answer ask(Question question) throws InterruptedException {
        if (endpoint.host().endsWith(".3")) {
          hanging.countDown();
          new CountDownLatch(1).await();
        }
        return new Answer.Said(question.text(), 0, true);
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    }
  }

  private static final class NoKeys implements HostKeys {
    @Override
    public Trust judge(Endpoint endpoint, PublicKey key) {
      return new Trust.Unknown("");
    }

    @Override
    public List<String> knownTypes(Endpoint endpoint) {
      return List.of();
    }
  }

  private final Network network = new Network();
  private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();

  private static Approach approach(String host, Limits limits) {
    return new Approach(new Endpoint("echo", host, 7), new Access(List.of(), new NoKeys(), limits));
  }

  private Scanner scanner(int atOnce) {
    return new Scanner(Map.of("echo", new Protocol(network, network)), atOnce, CLOCK);
  }

  @Test
  void everyEndpointIsAccountedForAndOneFaultStopsNoOther() throws Exception {
    var approaches =
        IntStream.rangeClosed(4, 60).mapToObj(i -> approach("10.0.0." + i, Limits.USUAL)).toList();
    var all = new ArrayList<>(approaches);
    all.add(approach("10.9.9.1", Limits.USUAL));
    all.add(approach("10.9.9.2", Limits.USUAL));
    scanner(8).scan(all.iterator(), results::add);
    assertThat(results).hasSize(59);
    assertThat(results).filteredOn(Result.Failed.class::isInstance).isNotEmpty();
    assertThat(results).filteredOn(Result.Faulted.class::isInstance).isNotEmpty();
    assertThat(network.mostOpen.get()).isBetween(1, 8);
    assertThat(network.open.get()).isZero();
  }

  @Test
  void bothSidesOfAConversationAreRecorded() throws Exception {
    var result = scanner(1).ask(approach("10.0.0.9", Limits.USUAL));
    assertThat(result).isInstanceOf(Result.Talked.class);
    var transcript = ((Result.Talked) result).transcript();
    assertThat(transcript.exchanges())
        .extracting(e -> e.question().text())
        .containsExactly("hello", "a", "b");
    assertThat(transcript.exchanges())
        .extracting(e -> e.answer())
        .allMatch(Answer.Said.class::isInstance);
  }

  @Test
  void aSessionThatHasSaidEnoughIsAskedNoMore() throws Exception {
    var small =
        new Limits(
            Limits.USUAL.firstAnswer(), Limits.USUAL.answer(), Limits.USUAL.session(), 100, 5);
    var talked = (Result.Talked) scanner(1).ask(approach("10.0.0.9", small));
    assertThat(talked.transcript().exchanges().getLast().answer())
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void stoppingEndsAConversationThatHangsAndStartsNoOther() throws Exception {
    var scanner = scanner(1);
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                scanner.scan(
                    List.of(approach("10.0.0.3", Limits.USUAL), approach("10.0.0.9", Limits.USUAL))
                        .iterator(),
                    results::add);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    network.hanging.await();
    scanner.stop();
    thread.join();
    assertThat(results).hasSize(1);
    assertThat(network.open.get()).isZero();
  }
}
