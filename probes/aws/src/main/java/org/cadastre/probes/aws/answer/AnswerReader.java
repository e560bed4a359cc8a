package org.cadastre.probes.aws.answer;

/// Reads answers, telling by their first character what they are.
public final class AnswerReader {
  static final int DEEPEST = 64;
  static final int MOST_NODES = 4_000_000;

  private AnswerReader() {}

  /// The answer's tree. The root has no name of use; what wraps a whole answer of the query dialect
  /// (`DescribeVolumesResponse`, `ListRolesResult`) is left out.
  ///
  /// @throws MalformedAnswerException also when it is empty, too deep or too large
  public static Node read(String text) throws MalformedAnswerException {
    var body = text.strip();
    if (body.isEmpty()) {
      throw new MalformedAnswerException("the answer is empty");
    }
    return body.charAt(0) == '<'
        ? unwrapped(new XmlReader(body).root())
        : new JsonReader(body).root();
  }

  /// An answer that says nothing.
  public static Node nothing() {
    return new Node("");
  }

  private static Node unwrapped(Node root) {
    for (var child : root.children()) {
      if (child.name().endsWith("Result") && root.name().endsWith("Response")) {
        return child;
      }
    }
    return root;
  }
}
