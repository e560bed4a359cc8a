package org.cadastre.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clouds say was changed.
class EventsTest {
  private static final String STOPPED =
      """
      {"version":"0","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2",\
      "account":"123456789012","time":"2026-11-21T07:00:00Z","region":"eu-west-1",\
      "resources":["arn:aws:ec2:eu-west-1:123456789012:instance/i-0123456789abcdef1"],\
      "detail":{"instance-id":"i-0123456789abcdef1","state":"stopped"}}
      """;
  private static final String TRAIL =
      """
      {"Records": [
        {"eventSource": "ec2.amazonaws.com", "eventName": "TerminateInstances",
         "eventTime": "2026-11-21T06:00:00Z", "awsRegion": "eu-west-1",
         "recipientAccountId": "123456789012", "userIdentity": {"accessKeyId": "AKIASECRETSECRETSECR"},
         "requestParameters": {"instancesSet": {"items": [
           {"instanceId": "i-0123456789abcdef1"}, {"instanceId": "i-0123456789abcdef2"}]}}},
        {"eventSource": "ec2.amazonaws.com", "eventName": "DescribeInstances",
         "eventTime": "2026-11-21T06:00:00Z", "awsRegion": "us-east-1",
         "recipientAccountId": "123456789012"},
        {"eventSource": "ec2.amazonaws.com", "eventName": "StopInstances",
         "errorCode": "Client.UnauthorizedOperation", "eventTime": "2026-11-21T06:30:00Z",
         "awsRegion": "us-east-1", "recipientAccountId": "123456789012"}]}
      """;
  private static final String ACTIVITY =
      """
      [{"eventTimestamp": "2026-11-21T05:00:00.1234567Z",
        "operationName": {"value": "Microsoft.Compute/virtualMachines/deallocate/action"},
        "status": {"value": "Succeeded"},
        "resourceId": "/subscriptions/EA42F556-5106-4743-99b0-c129bfa71a47/resourceGroups/Prod/providers/Microsoft.Compute/virtualMachines/Web1"},
       {"eventTimestamp": "2026-11-21T05:10:00Z",
        "operationName": {"value": "Microsoft.Compute/virtualMachines/delete"},
        "status": {"value": "Started"},
        "resourceId": "/subscriptions/ea42f556-5106-4743-99b0-c129bfa71a47/resourceGroups/Prod/providers/Microsoft.Compute/virtualMachines/Web1"}]
      """;

  @TempDir private Path directory = Path.of("");

  private List<Testimony> aws(String content) throws IOException {
    return Taken.testimonies(
        Taken.IMPORTS.awsEvents(), Taken.write(directory, "events.json", content));
  }

  @Test
  void an_instance_is_marked_with_what_happened_and_when_and_nothing_is_verified()
      throws IOException {
    var said = aws(STOPPED);
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().source()).isEqualTo("events:aws:123456789012");
    assertThat(said.getFirst().observedAt()).isNull();
    assertThat(Taken.values(Taken.facts(said)))
        .containsEntry(
            "cloud.event.name", Value.of("EC2 Instance State-change Notification: stopped"))
        .containsEntry("cloud.event.time", Value.of("2026-11-21T07:00:00Z"));
  }

  @Test
  void of_several_events_the_last_counts_wherever_it_stands() throws IOException {
    var later = STOPPED.replace("07:00", "07:30").replace("stopped", "terminated");
    assertThat(Taken.values(Taken.facts(aws(later + STOPPED))))
        .containsEntry(
            "cloud.event.name", Value.of("EC2 Instance State-change Notification: terminated"));
  }

  @Test
  void the_trail_tells_of_every_instance_and_questions_and_refusals_changed_nothing()
      throws IOException {
    var file = Taken.write(directory, "trail.json", TRAIL);
    var importer = Taken.IMPORTS.awsEvents();
    assertThat(Taken.facts(Taken.testimonies(importer, file)))
        .extracting(fact -> fact.subject().name())
        .containsOnly("i-0123456789abcdef1", "i-0123456789abcdef2");
    var due = Due.of(Taken.transcripts(importer, file));
    assertThat(due).hasSize(1);
    assertThat(due.getFirst().region()).isEqualTo("eu-west-1");
    assertThat(due.getFirst().resources()).hasSize(2);
  }

  @Test
  void who_did_it_and_with_what_is_not_kept() throws IOException {
    var file = Taken.write(directory, "trail.json", TRAIL);
    assertThat(Taken.transcripts(Taken.IMPORTS.awsEvents(), file).toString())
        .contains("TerminateInstances")
        .doesNotContain("AKIASECRET");
  }

  @Test
  void a_machine_of_azure_is_marked_once_its_change_is_done() throws IOException {
    var file = Taken.write(directory, "activity.json", ACTIVITY);
    var importer = Taken.IMPORTS.azureEvents();
    var facts = Taken.facts(Taken.testimonies(importer, file));
    assertThat(Taken.values(facts))
        .containsEntry(
            "cloud.event.name", Value.of("Microsoft.Compute/virtualMachines/deallocate/action"));
    assertThat(facts.getFirst().subject().keys().getFirst().value())
        .isEqualTo(
            "/subscriptions/ea42f556-5106-4743-99b0-c129bfa71a47/resourcegroups/prod/providers/"
                + "microsoft.compute/virtualmachines/web1");
    assertThat(Due.of(Taken.transcripts(importer, file)))
        .extracting(Due::account)
        .containsExactly("ea42f556-5106-4743-99b0-c129bfa71a47");
  }

  @Test
  void what_cannot_be_understood_is_told_with_its_line_and_nothing_is_taken() {
    assertThatThrownBy(() -> aws(STOPPED + "{\"detail-type\":\"x\",\"detail\":{}}\n"))
        .isInstanceOf(BadImportException.class)
        .hasMessageContaining("events.json:2:");
    assertThatThrownBy(() -> aws(STOPPED.replace("2026", "2099")))
        .hasMessageContaining("yet to come");
    assertThatThrownBy(() -> aws("[1]")).hasMessageContaining("expected an event");
    assertThatThrownBy(() -> aws("{")).hasMessageContaining("events.json:1:");
  }
}
