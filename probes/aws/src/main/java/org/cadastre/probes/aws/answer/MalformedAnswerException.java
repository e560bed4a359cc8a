package org.cadastre.probes.aws.answer;

/// An answer that is neither the XML nor the JSON that it should be; the message says where.
public final class MalformedAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedAnswerException(String why) {
    super(why);
  }
}
