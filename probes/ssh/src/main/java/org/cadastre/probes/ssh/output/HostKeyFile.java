package org.cadastre.probes.ssh.output;

import java.util.Base64;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Fingerprints of the public keys in lines `hostkey=type base64`.
public final class HostKeyFile {
  private static final Pattern KEY =
      Pattern.compile("(?m)^hostkey=\\S{1,64} ([A-Za-z0-9+/]{20,4096}={0,2})$");

  private HostKeyFile() {}

  /// `SHA256:…`, as OpenSSH writes them.
  public static NavigableSet<String> fingerprints(String text) {
    NavigableSet<String> found = new TreeSet<>();
    KEY.matcher(text)
        .results()
        .forEach(m -> {
          try {
            found.add(KeyBlob.fingerprint(Base64.getDecoder().decode(m.group(1))));
          } catch (IllegalArgumentException _) {
            // Not base64 after all: it ends within a group.
            return;
          }
        });
    return found;
  }
}
