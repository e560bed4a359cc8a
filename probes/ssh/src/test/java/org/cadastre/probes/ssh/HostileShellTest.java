package org.cadastre.probes.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Question;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server that lets us in and then runs something else than a shell: every answer ends
/// within the session's time and size.
class HostileShellTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Limits LIMITS =
      new Limits(SECOND, SECOND.multipliedBy(3), SECOND.multipliedBy(3), 1000, 100_000);
  private static final List<Question> QUESTIONS =
      List.of(new Question("run", "echo one"), new Question("run", "echo two"));

  @TempDir private Path home;

  private List<Answer> answers(String forced) throws Exception {
    return answers(forced.isEmpty() ? "" : "ForceCommand " + forced, QUESTIONS);
  }

  private List<Answer> answers(String config, List<Question> questions) throws Exception {
    return answers(LIMITS, config, questions);
  }

  private List<Answer> answers(Limits limits, String config, List<Question> questions)
      throws Exception {
    try (var sshd = RealSshd.start(home, config);
        var connector = new SshConnector()) {
      var access = new Access(List.of(sshd.userKey()), KnownHosts.ANY, limits);
      var contact = connector.contact(sshd.endpoint(), access);
      assertThat(contact).isInstanceOf(Contact.Opened.class);
      long started = System.nanoTime();
      try (var session = ((Contact.Opened) contact).session()) {
        return session.askAll(questions);
      } finally {
        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isLessThan(limits.session().plus(SECOND));
      }
    }
  }

  private static void assertSilent(List<Answer> answers) {
    assertThat(answers).hasSize(2).allSatisfy(a -> assertThat(a).isInstanceOf(Answer.Silent.class));
  }

  @Test
  void endless_output_is_cut_by_size() throws Exception {
    assertThat(answers("yes"))
        .allSatisfy(answer ->
            assertThat(answer)
                .isInstanceOfSatisfying(
                    Answer.Refused.class,
                    refused -> assertThat(refused.why()).startsWith("no POSIX shell answered")));
  }

  @Test
  void a_flood_of_errors_is_cut_by_size() throws Exception {
    assertSilent(answers("yes 1>&2"));
  }

  @Test
  void a_command_that_says_nothing_is_cut_by_time() throws Exception {
    assertSilent(answers("sleep 60"));
  }

  @Test
  void a_device_without_a_shell_refuses() throws Exception {
    assertThat(answers("echo '% Invalid input detected'"))
        .containsOnly(new Answer.Refused("no POSIX shell answered: % Invalid input detected"));
  }

  @Test
  void a_question_that_never_ends_leaves_the_others_their_answers() throws Exception {
    var answers =
        answers(
            "",
            List.of(
                new Question("run", "echo one"),
                new Question("run", "echo begun; sleep 60"),
                new Question("run", "echo three")));

    assertThat(answers.get(0)).isEqualTo(new Answer.Said("one\n", 0, true));
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            Answer.Said.class,
            said -> {
              assertThat(said.text()).isEqualTo("begun");
              assertThat(said.complete()).isFalse();
            });
    assertThat(answers.get(2)).isInstanceOf(Answer.Silent.class);
  }

  @Test
  void a_question_that_takes_too_long_costs_only_its_own_answer() throws Exception {
    var patient =
        new Limits(SECOND, SECOND.multipliedBy(4), SECOND.multipliedBy(40), 1000, 100_000);
    var answers =
        answers(
            patient,
            "",
            List.of(
                new Question("run", "echo one"),
                new Question("run", "echo begun; sleep 60"),
                new Question("run", "yes"),
                new Question("run", "echo four")));

    assertThat(answers.get(0)).isEqualTo(new Answer.Said("one\n", 0, true));
    assertThat(answers.get(1)).isEqualTo(new Answer.Said("begun", -1, false));
    assertThat(answers.get(2))
        .isInstanceOfSatisfying(Answer.Said.class, said -> assertThat(said.complete()).isFalse());
    assertThat(answers.get(3)).isEqualTo(new Answer.Said("four\n", 0, true));
  }

  @Test
  void a_command_that_never_ends_is_ended_on_the_host() throws Exception {
    var patient =
        new Limits(SECOND, SECOND.multipliedBy(4), SECOND.multipliedBy(40), 1000, 100_000);
    var mark = home.resolve("alive");
    var left =
        answers(
            patient,
            "",
            List.of(
                new Question("run", "sleep 4711; touch " + mark),
                new Question(
                    "run",
                    "for i in 1 2 3 4 5 6 7 8 9; do pgrep -f 'sleep 471[1]' || break; done")));

    assertThat(left.get(1)).isInstanceOf(Answer.Said.class);
    assertThat(((Answer.Said) left.get(1)).status()).isEqualTo(0);
    assertThat(mark).doesNotExist();
  }

  @Test
  void an_answer_that_is_too_long_is_cut_and_the_next_is_whole() throws Exception {
    var answers =
        answers(
            "",
            List.of(new Question("run", "yes | head -c 5000"), new Question("run", "echo two")));

    assertThat(answers.get(0))
        .isInstanceOfSatisfying(
            Answer.Said.class,
            said -> {
              assertThat(said.text()).hasSize(1000);
              assertThat(said.complete()).isFalse();
            });
    assertThat(answers.get(1)).isEqualTo(new Answer.Said("two\n", 0, true));
  }

  @Test
  void no_thread_outlives_its_session() throws Exception {
    answers("sleep 60");

    var readers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("sshj"))
            .toList();
    for (var reader : readers) {
      assertThat(reader.join(SECOND.multipliedBy(2)))
          .as(() -> reader.getName() + List.of(reader.getStackTrace()))
          .isTrue();
    }
  }
}
