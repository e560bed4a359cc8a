package org.cadastre.probes.aws.answer;

/// Reads JSON; every value becomes a text, `null` an empty one.
final class JsonReader {
  private final String text;
  private int at;
  private int nodes;

  JsonReader(String text) {
    this.text = text;
  }

  Node root() throws MalformedAnswerException {
    var root = value("", 0);
    blanks();
    if (at < text.length()) {
      throw malformed("more than one value");
    }
    return root;
  }

  private Node value(String name, int depth) throws MalformedAnswerException {
    if (depth >= AnswerReader.DEEPEST || ++nodes > AnswerReader.MOST_NODES) {
      throw malformed("too deep or too large");
    }
    blanks();
    var node = new Node(name);
    switch (peek()) {
      case '{' -> object(node, depth);
      case '[' -> array(node, depth);
      case '"' -> node.put(string());
      default -> node.put(word());
    }
    return node;
  }

  private void object(Node node, int depth) throws MalformedAnswerException {
    at++;
    blanks();
    boolean first = true;
    while (peek() != '}') {
      if (!first) {
        need(',');
        blanks();
      }
      first = false;
      var name = string();
      blanks();
      need(':');
      node.add(value(name, depth + 1));
      blanks();
    }
    at++;
  }

  private void array(Node node, int depth) throws MalformedAnswerException {
    at++;
    blanks();
    boolean first = true;
    while (peek() != ']') {
      if (!first) {
        need(',');
      }
      first = false;
      node.add(value("item", depth + 1));
      blanks();
    }
    at++;
  }

  private String string() throws MalformedAnswerException {
    need('"');
    var said = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      said.append(c == '\\' ? escaped() : c);
    }
    at++;
    return whole(said.toString());
  }

  /// Half a surrogate pair, which only an escape can spell, has no UTF-8.
  private static String whole(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private char escaped() throws MalformedAnswerException {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> c;
      default -> throw malformed("an escape that is none");
    };
  }

  private char unicode() throws MalformedAnswerException {
    if (at + 4 > text.length()) {
      throw malformed("it ends in the middle");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text.charAt(at++), 16);
      if (digit < 0) {
        throw malformed("an escape that is none");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  private String word() throws MalformedAnswerException {
    int start = at;
    while (at < text.length() && inWord(text.charAt(at))) {
      at++;
    }
    var word = text.substring(start, at);
    if (!word.matches("true|false|null|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw malformed("a value that is none");
    }
    return word.equals("null") ? "" : word;
  }

  private static boolean inWord(char c) {
    return "+-.".indexOf(c) >= 0 || Character.isLetterOrDigit(c);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws MalformedAnswerException {
    if (at >= text.length()) {
      throw malformed("it ends in the middle");
    }
    return text.charAt(at);
  }

  private void need(char c) throws MalformedAnswerException {
    if (peek() != c) {
      throw malformed("'" + c + "' expected");
    }
    at++;
  }

  private MalformedAnswerException malformed(String why) {
    return new MalformedAnswerException("not JSON at character " + at + ": " + why);
  }
}
