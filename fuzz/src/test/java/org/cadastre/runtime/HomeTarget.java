package org.cadastre.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.fuzz.Target;
import org.cadastre.fuzz.Told;
import org.cadastre.runtime.custody.UseLines;

/// Files of a home, and backups of one.
public final class HomeTarget implements Target {
  private static final PublicKey KEY = key();

  private static PublicKey key() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void fuzzerInitialize() {
    new HomeTarget().seeds().forEach(HomeTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    var told = Told.of(data);
    try {
      switch (told.kind()) {
        case 'm' -> BackupManifest.parse(told.text()).text();
        case 'v' -> vault(told.text());
        case 'k' ->
            new HostKeyFiles(List.of(told.file("")), Path.of("pins"), false)
                .judge(new Endpoint("ssh", "core-1", 22), KEY);
        case 'u' -> UseLines.read(told.text());
        default -> Backup.verify(told.file(".zip"));
      }
    } catch (BadInputException _) {
      return;
    }
  }

  private static void vault(String text) {
    var lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException _) {
      return;
    }
    var sheet = new VaultSheet(Path.of("vault.properties"), lines);
    sheet.entries().forEach(entry -> sheet.sealed(entry).values().forEach(Objects::requireNonNull));
  }

  @Override
  public List<byte[]> seeds() {
    var seeds =
        new ArrayList<>(
            Told.seeds(
                """
                mcadastre backup 1
                taken 2026-11-21T08:30:00Z
                location 4711
                register 0a1b
                %s settings.yaml
                """
                    .formatted("ab".repeat(32)),
                """
                vlab.kind=snmp-v2c
                lab.scope=10.0.0.0/8,192.0.2.7
                lab.version=1
                lab.id=x
                lab.sealed-secret=AAAA
                cloud.kind=aws
                cloud.setting-accounts=1,2
                """,
                "kcore-1,10.0.0.1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1yH0sR7x0yV5n0iKM1qk6l5mF"
                    + "s7d0c3b2a190807060504\n@revoked * ssh-rsa AAAA\n|1|aGFzaA==|aGFzaA== ssh-dss"
                    + " AAAA\n",
                "kcore-1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5eAIAAJ1yH0sR7x0yV5\004",
                "u2026-11-21T08:30:00Z\tused\tlab\tid\t1\tssh:10.0.0.1:22\trun\tjdoe"));
    seeds.add(zip());
    return seeds;
  }

  private static byte[] zip() {
    var out = new ByteArrayOutputStream();
    out.write('z');
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
      zip.write(
          "cadastre backup 1\ntaken 2026-11-21T08:30:00Z\nlocation 1\nregister 0\n"
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
