package org.cadastre.probes.aws.answer;

import java.io.StringReader;
import java.util.ArrayDeque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML without namespaces, attributes, document types and entities from elsewhere.
final class XmlReader {
  private final String text;
  private int nodes;

  XmlReader(String text) {
    this.text = text;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  Node root() throws MalformedAnswerException {
    try {
      var reader = factory().createXMLStreamReader(new StringReader(text));
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      var at = e.getLocation();
      throw new MalformedAnswerException(
          "not XML at character " + (at == null ? "?" : Integer.toString(at.getCharacterOffset())));
    } catch (RuntimeException e) {
      // The platform's parser has more ways of saying so than it declares.
      throw new MalformedAnswerException("not XML: " + e.getClass().getSimpleName());
    }
  }

  private Node read(XMLStreamReader reader) throws XMLStreamException, MalformedAnswerException {
    var open = new ArrayDeque<Node>();
    var said = new StringBuilder();
    Node root = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          var node = node(reader.getLocalName(), open.size());
          if (open.isEmpty()) {
            root = node;
          } else {
            open.getLast().add(node);
          }
          open.addLast(node);
          said.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            said.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          var node = open.removeLast();
          if (node.leaf()) {
            node.put(said.toString());
          }
        }
        default -> {}
      }
    }
    if (root == null) {
      throw new MalformedAnswerException("XML without an element");
    }
    return root;
  }

  private Node node(String name, int depth) throws MalformedAnswerException {
    if (depth >= AnswerReader.DEEPEST || ++nodes > AnswerReader.MOST_NODES) {
      throw new MalformedAnswerException("XML that is too deep or too large");
    }
    return new Node(name);
  }
}
