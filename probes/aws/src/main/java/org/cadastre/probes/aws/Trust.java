package org.cadastre.probes.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.probes.aws.answer.AnswerReader;
import org.cadastre.probes.aws.answer.MalformedAnswerException;
import org.cadastre.probes.aws.answer.Node;

/// Who a role's policy lets act as it.
final class Trust {
  private Trust() {}

  /// The principals that are allowed; empty when the policy cannot be read.
  static List<String> trusted(String policy) {
    try {
      var decoded =
          policy.startsWith("%") ? URLDecoder.decode(policy, StandardCharsets.UTF_8) : policy;
      var trusted = new TreeSet<String>();
      for (var statement : each(AnswerReader.read(decoded), "Statement")) {
        if (statement.text("Effect").equals("Allow")) {
          statement.all("Principal").forEach(principal -> leaves(principal, trusted));
        }
      }
      return List.copyOf(trusted);
    } catch (MalformedAnswerException | IllegalArgumentException _) {
      return List.of();
    }
  }

  /// One, or a list of them.
  private static List<Node> each(Node policy, String name) {
    var listed = policy.all(name + "/item");
    return listed.isEmpty() ? policy.all(name) : listed;
  }

  private static void leaves(Node node, Set<String> into) {
    if (node.children().isEmpty() && !node.text().isEmpty()) {
      into.add(node.text());
    }
    node.children().forEach(child -> leaves(child, into));
  }
}
