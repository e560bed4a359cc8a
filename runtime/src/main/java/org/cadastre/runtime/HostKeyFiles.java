package org.cadastre.runtime;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.probe.HostKeys;
import org.cadastre.probes.ssh.output.KeyBlob;

/// Host keys as OpenSSH keeps them: the user's `known_hosts`, and the home's own for what was
/// pinned.
final class HostKeyFiles implements HostKeys {
  private final List<Path> files;
  private final Path pins;
  private final boolean pinFirst;

  /// @param files read, in this order
  /// @param pins where a first contact's key is added, when pinFirst
  HostKeyFiles(List<Path> files, Path pins, boolean pinFirst) {
    this.files = List.copyOf(files);
    this.pins = pins;
    this.pinFirst = pinFirst;
  }

  @Override
  public synchronized Trust judge(Endpoint endpoint, PublicKey key) {
    var fingerprint = KeyBlob.fingerprint(encoded(key));
    var known = new ArrayList<String>();
    for (var hosts : load()) {
      if (!hosts.findExistingAlgorithms(endpoint.host(), endpoint.port()).isEmpty()) {
        if (hosts.verify(endpoint.host(), endpoint.port(), key)) {
          return new Trust.Known();
        }
        known.addAll(fingerprints(hosts, endpoint));
      }
    }
    if (!known.isEmpty()) {
      return new Trust.Changed(fingerprint, String.join(" or ", known));
    }
    if (!pinFirst) {
      return new Trust.Unknown(fingerprint);
    }
    pin(endpoint, key);
    return new Trust.Known();
  }

  @Override
  public synchronized List<String> knownTypes(Endpoint endpoint) {
    return load().stream()
        .flatMap(hosts -> hosts.findExistingAlgorithms(endpoint.host(), endpoint.port()).stream())
        .distinct()
        .toList();
  }

  private static List<String> fingerprints(OpenSSHKnownHosts hosts, Endpoint endpoint) {
    var name = hostName(endpoint);
    var fingerprints = new ArrayList<String>();
    for (var entry : hosts.entries()) {
      try {
        if (entry.appliesTo(name)) {
          KnownHostLine.of(entry.getLine())
              .ifPresent(line -> fingerprints.add(KeyBlob.fingerprint(line.blob())));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return fingerprints;
  }

  /// A file that is there and cannot be read is not taken for an empty one: it may know another
  /// key.
  private List<OpenSSHKnownHosts> load() {
    var loaded = new ArrayList<OpenSSHKnownHosts>();
    for (var file : files) {
      if (!Files.notExists(file)) {
        try {
          loaded.add(known(text(file)));
        } catch (AccessDeniedException e) {
          throw Home.denied(e, "read the known host keys");
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read " + file, e);
        }
      }
    }
    return loaded;
  }

  /// What is no line of known hosts is passed over, as OpenSSH does, even where the reader trips
  /// over it.
  private static OpenSSHKnownHosts known(String text) throws IOException {
    var lines =
        text.lines()
            .flatMap(line -> KnownHostLine.of(line).stream())
            .map(KnownHostLine::text)
            .toList();
    try {
      return read(lines);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return read(lines.stream().filter(HostKeyFiles::readable).toList());
    }
  }

  private static boolean readable(String line) {
    try {
      read(List.of(line));
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException | IOException _) {
      return false;
    }
  }

  private static OpenSSHKnownHosts read(List<String> lines) throws IOException {
    return new OpenSSHKnownHosts(new StringReader(String.join("\n", lines)));
  }

  /// Names and keys are ASCII; a comment may be in any encoding.
  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private void pin(Endpoint endpoint, PublicKey key) {
    var line =
        hostName(endpoint)
            + " "
            + KeyType.fromKey(key)
            + " "
            + Base64.getEncoder().encodeToString(encoded(key))
            + "\n";
    try {
      Files.writeString(pins, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (AccessDeniedException e) {
      throw Home.denied(e, "pin a host key");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot pin a host key in " + pins, e);
    }
  }

  private static String hostName(Endpoint endpoint) {
    return endpoint.port() == 22 ? endpoint.host() : "[" + endpoint.host() + "]:" + endpoint.port();
  }

  private static byte[] encoded(PublicKey key) {
    return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
  }
}
