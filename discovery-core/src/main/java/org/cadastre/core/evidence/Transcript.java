package org.cadastre.core.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The immutable record of one conversation with one endpoint.
///
/// @param probe the probe that asked; also the name of the source
public record Transcript(
    String probe, Endpoint endpoint, Instant started, Instant ended, List<Exchange> exchanges) {
  public Transcript {
    exchanges = List.copyOf(exchanges);
  }

  /// SHA-256 of its text ([TranscriptText]), in hexadecimal: its name for ever.
  public String hash() {
    return sha256(TranscriptText.write(this));
  }

  static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
