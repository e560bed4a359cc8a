package org.cadastre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cadastre.simulator.cloud.AwsAnswers;
import org.cadastre.simulator.cloud.AwsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that come in a queue of SQS.
class QueueTest {
  private static final String INSTANCE = "i-0c7d5a4e19b3f2681";
  private static final String EVENT =
      """
      {"detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",
       "account":"123456789012","time":"2026-01-01T07:00:00Z","region":"eu-west-1",
       "detail":{"instance-id":"%s","state":"stopped"}}
      """
          .formatted(INSTANCE);
  private static final String WRAPPED =
      "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:eu-west-1:123456789012:changes\",\"Message\":\"%s\"}"
          .formatted(EVENT.replace("\"", "\\\"").replace("\n", " "));

  /// Hands out each message once, as if it would come again later.
  private final class Queue implements AwsAnswers {
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Map<String, String> deleted = new ConcurrentHashMap<>();
    private long keptWhenHandedOut;
    private boolean keptBeforeDeleted = true;

    @Override
    public synchronized Optional<Said> answer(Asked asked) {
      return switch (asked.verb()) {
        case "sqs ReceiveMessage" -> {
          keptWhenHandedOut = kept();
          var some = waiting.keySet().stream().limit(10).toList();
          var all = new StringBuilder("<ReceiveMessageResponse><ReceiveMessageResult>");
          for (var id : some) {
            var said = String.valueOf(waiting.remove(id));
            var body = said.replace("&", "&amp;").replace("<", "&lt;");
            all.append(
                "<Message><MessageId>%1$s</MessageId><ReceiptHandle>r-%1$s</ReceiptHandle><Body>%2$s</Body></Message>"
                    .formatted(id, body));
          }
          yield Optional.of(Said.of(all + "</ReceiveMessageResult></ReceiveMessageResponse>"));
        }
        case "sqs DeleteMessageBatch" -> {
          keptBeforeDeleted &= kept() > keptWhenHandedOut;
          asked
              .form()
              .forEach((name, value) -> {
                if (name.endsWith("ReceiptHandle")) {
                  deleted.put(value, name);
                }
              });
          yield Optional.of(
              Said.of(
                  "<DeleteMessageBatchResponse><DeleteMessageBatchResult/></DeleteMessageBatchResponse>"));
        }
        default -> Optional.empty();
      };
    }
  }

  /// Bytes of evidence in the home.
  private long kept() {
    try (var files = Files.walk(cli.home().resolve("journal"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TempDir private Path directory = Path.of("");
  private final Queue queue = new Queue();
  private final AwsServer server = AwsServer.start(queue);
  private Cli cli = new Cli(directory);

  @BeforeEach
  void home() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("init").exit()).isZero();
    var secret = Files.writeString(directory.resolve("secret"), "made-up");
    var added =
        cli.run(
            "credential",
            "add",
            "events",
            "--kind",
            "aws",
            "--access-key-id",
            "AKIA",
            "--secret-from",
            "file:" + secret);
    assertThat(added.exit()).as(added.toString()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Ran drain() {
    return cli.run(
        "import", "aws-events", "--queue", server.url() + "/123456789012/changes", "--wait", "1");
  }

  @Test
  void eventsAreTakenOffTheQueueOnceTheyAreKept() {
    for (int i = 0; i < 23; i++) {
      queue.waiting.put("m" + i, i % 2 == 0 ? EVENT : WRAPPED);
    }
    var ran = drain();
    assertThat(ran.exit()).as("nobody has seen that instance yet: " + ran).isEqualTo(3);
    assertThat(ran.out())
        .contains("scan run --probes aws --targets 123456789012 --region eu-west-1");
    assertThat(queue.deleted).hasSize(23);
    assertThat(queue.keptBeforeDeleted).isTrue();
  }

  @Test
  void whatCannotBeUnderstoodIsLeftOnTheQueueAndNamed() {
    queue.waiting.put("good", EVENT);
    queue.waiting.put("prose", "Hello, queue");
    queue.waiting.put("odd", "{\"detail-type\":\"x\",\"detail\":{}}");
    var ran = drain();
    assertThat(ran.exit()).as(ran.toString()).isEqualTo(3);
    assertThat(ran.err())
        .contains("message prose was left on the queue", "message odd was left on the queue");
    assertThat(queue.deleted).containsOnlyKeys("r-good");
  }

  @Test
  void eventsThatChangedNothingAreTakenOffToo() {
    queue.waiting.put(
        "read",
        """
        {"eventName":"DescribeInstances","eventTime":"2026-01-01T07:00:00Z","awsRegion":"eu-west-1",\
        "recipientAccountId":"123456789012"}\
        """);
    assertThat(drain().exit()).isZero();
    assertThat(queue.deleted).containsOnlyKeys("r-read");
  }

  @Test
  void anEmptyQueueIsNoFailure() {
    var ran = drain();
    assertThat(ran.exit()).as(ran.toString()).isZero();
    assertThat(ran.err()).contains("nothing was on the queue");
  }

  @Test
  void whatIsNoQueueIsToldSoAndNeitherFilesNorAQueueIsBadUsage() {
    var ran = cli.run("import", "aws-events", "--queue", "arn:aws:sqs:eu-west-1:1:q");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("is no queue");
    assertThat(cli.run("import", "aws-events").exit()).isEqualTo(2);
  }
}
