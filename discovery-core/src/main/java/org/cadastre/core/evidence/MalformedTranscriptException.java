package org.cadastre.core.evidence;

/// A transcript's text that cannot be read; the message names the line.
public final class MalformedTranscriptException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  MalformedTranscriptException(int line, String why) {
    super("line " + line + ": " + why);
  }
}
