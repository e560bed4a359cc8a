package org.cadastre.fuzz;

import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Question;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.call.Call;
import org.cadastre.probes.aws.wire.MessageQueue;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.JsonText;

/// XML and JSON of clouds, messages of their queues, ids of their resources.
public final class CloudAnswerTarget implements Target {
  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    try {
      switch (told.kind()) {
        case 'j' -> JsonText.read(told.text());
        case 'i' -> ArmId.of(Optional.of(told.text())).ifPresent(CloudAnswerTarget::takeApart);
        case 'q' -> MessageQueue.line(new MessageQueue.Message("1", "r", told.text()));
        case 'c' -> Call.read(new Question("call", told.text()));
        default -> AnswerReader.read(told.text()).all("a/item").forEach(node -> node.text("b"));
      }
    } catch (MalformedAnswerException _) {
      return;
    }
  }

  private static void takeApart(ArmId id) {
    id.subscription();
    id.resourceGroup();
    id.group();
    id.name();
    id.type();
    id.up(3);
  }

  @Override
  public List<byte[]> seeds() {
    return Told.seeds(
        "x<?xml version=\"1.0\"?><R"
            + " xmlns=\"u\"><a><item><b>1&amp;<![CDATA[x]]></b></item></a><!--c--></R>",
        "x<!DOCTYPE r [<!ENTITY e \"x\">]><r a='1'>&e;&#65;</r>",
        "x{\"a\":[{\"b\":\"\\u00e9\\ud83d\\n\"},1.5e3,true,null]}",
        "j{\"a\":[{\"b\":\"\\u00e9\\ud83d\\n\"},1.5e3,true,null]}",
        "i/subscriptions/ea42f556/resourceGroups/P/providers/Microsoft.Compute/virtualMachines/Web1",
        "q{\"Type\":\"Notification\",\"Message\":\"{\\\"a\\\":1}\"}",
        "cec2 DescribeInstances\nMaxResults=5");
  }
}
