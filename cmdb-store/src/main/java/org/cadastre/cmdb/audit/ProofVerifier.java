package org.cadastre.cmdb.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.FieldText.Reader;
import org.cadastre.core.ci.MalformedTextException;
import org.jspecify.annotations.Nullable;

/// Checks proofs with nothing but the file, and says where one was changed.
public final class ProofVerifier {
  /// In bytes.
  static final long LARGEST = 256L << 20;

  private static final Pattern TITLE = Pattern.compile("part (\\d{1,9}) ([a-z]{1,20})");
  private static final Pattern END =
      Pattern.compile("end (\\d{1,9})\ndigest ([0-9a-f]{64})\nsignature ([0-9a-f]{128})\n");

  private final Path file;
  private final Verdict.Growing verdict = new Verdict.Growing();
  private int flaws;

  private ProofVerifier(Path file) {
    this.file = file;
  }

  /// Checks a proof. Whose it is, only the fingerprint says: compare the one among `checked`, or
  /// give the one that is expected.
  ///
  /// @param fingerprint of the key that must have signed it, or null
  /// @throws UncheckedIOException when the file cannot be read
  public static Verdict verify(Path file, @Nullable String fingerprint) {
    var verifier = new ProofVerifier(file);
    try {
      if (Files.size(file) > LARGEST) {
        verifier.flaw(1, "a proof of more than " + LARGEST + " bytes is not read");
      } else {
        verifier.verify(verifier.text(Files.readAllBytes(file)), fingerprint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the proof cannot be read: " + file, e);
    }
    return verifier.verdict.verdict();
  }

  private void flaw(int line, String what) {
    flaws++;
    verdict.flaw(file + " line " + line, what);
  }

  /// What cannot be decoded is replaced, so that the rest can be checked.
  private String text(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var sound = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, sound, true);
    if (result.isError()) {
      int line = 1 + (int) sound.flip().chars().filter(c -> c == '\n').count();
      flaw(line, "byte " + in.position() + " of the file is not UTF-8");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("malformed input is replaced", e);
    }
  }

  private void verify(String text, @Nullable String expected) {
    var sections = ProofSection.split(text);
    if (sections.size() < 2) {
      flaw(1, "not a proof, or what is left of one");
      return;
    }
    var header = header(sections.getFirst());
    var parts = new ArrayList<ProofContent.Placed>();
    boolean ended = sections.getLast().title().startsWith("end ");
    var middle = sections.subList(1, sections.size() - (ended ? 1 : 0));
    for (int i = 0; i < middle.size(); i++) {
      part(middle.get(i), i + 1, parts);
    }
    if (header != null) {
      key(header, expected);
      if (header.parts != middle.size()) {
        flaw(1, "of " + header.parts + " parts there are " + middle.size());
      }
      new ProofContent(parts, header.key, this::flaw, verdict).check();
      verdict.checked("exported " + header.exported + ", asked: " + header.asked);
    }
    if (ended) {
      end(text, sections.getLast(), middle.size(), header);
    } else {
      flaw(sections.getLast().lastLine(), "the file does not end as a proof does");
    }
  }

  private record Header(
      Instant exported, String asked, VerifyingKey key, String fingerprint, int parts) {}

  private @Nullable Header header(ProofSection section) {
    requireWhole(section);
    var in = new Reader(section.content());
    try {
      in.title(ProofWriter.TITLE);
      var header =
          new Header(
              in.field("exported", Instant::parse),
              in.field("asked"),
              in.field("key", VerifyingKey::ofHex),
              in.field("fingerprint"),
              in.field("parts", Integer::parseInt));
      in.end("the header");
      return header;
    } catch (MalformedTextException e) {
      flaw(e.line(), e.why());
      return null;
    }
  }

  private void key(Header header, @Nullable String expected) {
    if (!header.key.fingerprint().equals(header.fingerprint)) {
      flaw(1, "the fingerprint is not that of the key");
    }
    if (expected != null && !expected.equals(header.key.fingerprint())) {
      flaw(1, "signed by another key than expected: " + header.key.fingerprint());
    }
    verdict.checked("key " + header.key.fingerprint());
  }

  private void requireWhole(ProofSection section) {
    if (!section.whole()) {
      flaw(
          section.line(),
          "the digest does not match lines " + section.line() + " to " + section.lastLine());
    }
  }

  private void part(ProofSection section, int number, List<ProofContent.Placed> parts) {
    requireWhole(section);
    var title = TITLE.matcher(section.title());
    if (!title.matches() || !title.group(1).equals(Integer.toString(number))) {
      flaw(section.line(), "expected 'part " + number + " …'");
      return;
    }
    var in = new Reader(section.content());
    try {
      in.title(section.title());
      var part = PartText.read(in, title.group(2));
      in.end("the part");
      parts.add(new ProofContent.Placed(number, section.line(), part));
    } catch (MalformedTextException e) {
      flaw(section.line() + e.line() - 1, e.why());
    }
  }

  private void end(String text, ProofSection section, int parts, @Nullable Header header) {
    var end = END.matcher(section.text());
    if (!end.matches()) {
      flaw(section.line(), "the file does not end as a proof does");
      return;
    }
    if (!end.group(1).equals(Integer.toString(parts))) {
      flaw(section.line(), "of " + end.group(1) + " parts there are " + parts);
    }
    var digest = end.group(2);
    int covered = text.length() - section.text().length() + section.text().indexOf('\n') + 1;
    if (!Sha256.hex(text.substring(0, covered)).equals(digest)) {
      if (flaws == 0) {
        flaw(section.line() + 1, "the digest does not match the file");
      }
    } else if (header != null
        && !header.key.verifies(ProofWriter.signedText(digest), end.group(3))) {
      flaw(section.line() + 2, "the signature over the file does not verify");
    }
  }
}
