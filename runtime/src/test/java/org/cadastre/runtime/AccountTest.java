package org.cadastre.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.evidence.Transcript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances of an account in the register, from one listing to the next.
class AccountTest {
  private static final Path CONFIG = Path.of(System.getProperty("cadastre.config", "config"));
  private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(3_600);
  private static final Instant THIRD = SECOND.plusSeconds(3_600);
  private static final String ONE = "i-0123456789abcdef1";
  private static final String OTHER = "i-0123456789abcdef2";

  @TempDir private Path directory = Path.of("");
  private Cadastre cadastre = new Cadastre(new Home(Path.of("")), CONFIG, InstantSource.system());

  @BeforeEach
  void aRegister() {
    cadastre =
        new Cadastre(
            new Home(directory.resolve("home")),
            CONFIG,
            InstantSource.fixed(THIRD.plusSeconds(60)));
    cadastre.init();
  }

  private static Answer listing(String... instances) {
    var items =
        Arrays.stream(instances)
            .map(id ->
                "<item><instanceId>%s</instanceId><instanceState><name>running</name></instanceState></item>"
                    .formatted(id))
            .collect(Collectors.joining());
    return new Answer.Said(
        "<R><reservationSet><item><instancesSet>%s</instancesSet></item></reservationSet></R>"
            .formatted(items),
        0,
        true);
  }

  private Transcript enter(Instant at, String region, Answer answer) {
    var question = new Question("ec2 DescribeInstances", "~MaxResults=1000");
    var endpoint = new Endpoint("aws", "123456789012/" + region, 0);
    var transcript =
        new Transcript("aws", endpoint, at, at, List.of(new Exchange(question, answer)));
    cadastre.enter(List.of(transcript), "test");
    return transcript;
  }

  private CiId ci(String instance) {
    return cadastre.ask(store -> store.named(instance)).getFirst();
  }

  private Lifecycle lifecycle(String instance) {
    var ci = ci(instance);
    return cadastre.ask(store -> store.item(ci)).orElseThrow().lifecycle();
  }

  @Test
  void an_instance_that_a_whole_list_no_longer_names_is_gone_and_the_list_proves_it() {
    enter(FIRST, "eu-west-1", listing(ONE, OTHER));
    var proof = enter(SECOND, "eu-west-1", listing(ONE));

    assertThat(lifecycle(ONE)).isEqualTo(Lifecycle.ACTIVE);
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.RETIRED);
    var gone = ci(OTHER);
    assertThat(cadastre.ask(store -> store.lifecycle(gone)).getLast())
        .satisfies((Change.LifecycleChanged change) -> {
          assertThat(change.because()).contains("listed every cloud_instance in region eu-west-1");
          assertThat(change.evidence())
              .isNotNull()
              .satisfies(evidence -> assertThat(evidence.transcript()).isEqualTo(proof.hash()));
        });
  }

  @Test
  void a_list_that_failed_takes_nothing_away() {
    enter(FIRST, "eu-west-1", listing(ONE, OTHER));
    enter(
        SECOND, "eu-west-1", new Answer.Said("<Error><Code>Throttling</Code></Error>", 503, true));
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.ACTIVE);
  }

  @Test
  void a_list_of_another_region_takes_nothing_away() {
    enter(FIRST, "eu-west-1", listing(ONE, OTHER));
    enter(SECOND, "us-east-1", listing());
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.ACTIVE);
  }

  @Test
  void an_instance_that_is_listed_again_is_the_same_one() {
    enter(FIRST, "eu-west-1", listing(ONE, OTHER));
    var before = ci(OTHER);
    enter(SECOND, "eu-west-1", listing(ONE));
    enter(THIRD, "eu-west-1", listing(ONE, OTHER));
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.ACTIVE);
    assertThat(ci(OTHER)).isEqualTo(before);
  }

  @Test
  void an_older_list_that_comes_late_takes_nothing_away() {
    enter(SECOND, "eu-west-1", listing(ONE, OTHER));
    enter(FIRST, "eu-west-1", listing(ONE));
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.ACTIVE);
  }

  @Test
  void the_register_built_anew_from_the_archive_is_the_same() {
    enter(FIRST, "eu-west-1", listing(ONE, OTHER));
    enter(SECOND, "eu-west-1", listing(ONE));
    cadastre.rebuild(_ -> {});
    assertThat(lifecycle(ONE)).isEqualTo(Lifecycle.ACTIVE);
    assertThat(lifecycle(OTHER)).isEqualTo(Lifecycle.RETIRED);
  }
}
