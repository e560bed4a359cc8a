package org.cadastre.probes.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;

/// Exchanges with a mock of AWS that lie beside the project.
record Recorded(
    String service,
    String region,
    String action,
    String path,
    String body,
    int status,
    String answer) {
  static final Path CORPUS =
      Path.of(
          System.getProperty("cadastre.root", "."), "../shared/corpus/cloud/aws/exchanges.jsonl");
  static final String ACCOUNT = "123456789012";

  static List<Recorded> all() {
    assumeTrue(Files.isRegularFile(CORPUS), "skipped: there is no corpus in ../shared");
    try {
      var all = new ArrayList<Recorded>();
      for (var line : Files.readAllLines(CORPUS)) {
        all.add(of(AnswerReader.read(line)));
      }
      return all;
    } catch (IOException | MalformedAnswerException e) {
      throw new IllegalStateException(CORPUS + " cannot be read", e);
    }
  }

  private static Recorded of(Node line) {
    return new Recorded(
        line.text("service"),
        line.text("region"),
        line.text("action"),
        line.text("request/path"),
        line.text("request/body"),
        Integer.parseInt(line.text("response/status")),
        line.text("response/body"));
  }
}
