package org.cadastre.cmdb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.cadastre.cmdb.journal.Condensing;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.cmdb.journal.Sha256;
import org.cadastre.core.ci.Act;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.Decision;
import org.cadastre.core.ci.FacetKey;
import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CorruptArchiveException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProofTest {
  private static final InstantSource CLOCK = InstantSource.fixed(hour(9));

  @TempDir private Path home = Path.of("");
  private final SealedRegister register = new SealedRegister();
  private final List<Claim> claims = new ArrayList<>();
  private final TreeSet<Long> records = new TreeSet<>();
  private final AttributeState state =
      DecisionTextTest.state(
          Value.of("tdb01"),
          DecisionTextTest.decision(
              null,
              List.of(
                  new Decision.Loss(
                      DecisionTextTest.SNMP, Value.of("tdb01.example"), "ssh comes first"))),
          null,
          hour(2));

  @SuppressWarnings("NullAway.Init")
  private Journal journal;

  @SuppressWarnings("NullAway.Init")
  private Checkpoints checkpoints;

  @BeforeEach
  void fillAndSign() {
    journal = Journal.open(home.resolve("journal"), CLOCK);
    checkpoints = Checkpoints.in(home.resolve("audit"), CLOCK);
    others(5);
    say(DecisionTextTest.SSH, "tdb01");
    others(3);
    checkpoints.sign(journal, register);
    say(DecisionTextTest.SNMP, "tdb01.example");
    others(4);
    records.add(
        journal.append("jdoe", "so be it", new Act.Retired(DecisionTextTest.CI)).location());
    register.commit(hour(1), "one", "two");
    register.commit(hour(2), "three", DecisionText.of(state), "four", "five");
    register.commit(hour(3), "six");
    checkpoints.sign(journal, register);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void others(int count) {
    for (int i = 0; i < count; i++) {
      journal.append("r", transcript("other " + i));
    }
  }

  private void say(FacetKey facet, String name) {
    var said = transcript("hostname ☃\n\n" + name + "\rpart 2 claim\npart 3");
    records.add(journal.append("r", said).location());
    claims.add(
        new Claim(
            facet,
            DecisionTextTest.CI,
            "host.name",
            Value.of(name),
            null,
            hour(1),
            null,
            hour(1),
            null,
            hour(2),
            "r",
            new Evidence(said.hash(), 0, null)));
  }

  private byte[] proof(long seal) {
    var order =
        new ProofOrder("host.name of c1", List.of(new Exhibit(state, seal, claims)), records);
    var out = new ByteArrayOutputStream();
    new ProofWriter(journal, register, checkpoints, CLOCK).write(order, out);
    return out.toByteArray();
  }

  private Verdict verify(byte[] proof) throws IOException {
    var file = home.resolve("proof");
    Files.write(file, proof);
    return ProofVerifier.verify(file, null);
  }

  private Verdict verify(String proof) throws IOException {
    return verify(proof.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void proofOfARemovedTranscriptHoldsItsHashAndWhatItSaid() throws IOException {
    var transcripts = new TreeSet<>(records);
    transcripts.removeLast();
    Condensing.condense(journal, transcripts);
    checkpoints.sign(journal, register);
    var proof = proof(2);
    var text = new String(proof, StandardCharsets.UTF_8);
    assertThat(text).contains("cadastre reading 1", "the disk is full").doesNotContain("hostname");
    journal.close();
    var verdict = verify(proof);

    assertThat(verdict.flaws()).isEmpty();
    assertThat(verdict.checked()).contains("2 claims", "2 transcripts");
    assertThat(verdict.remarks())
        .hasSize(2)
        .allMatch(remark -> remark.contains("were removed on") && remark.contains("jdoe"));
    for (int i = 0; i < proof.length; i += 41) {
      var changed = proof.clone();
      changed[i] ^= 1;
      assertThat(verify(changed).flaws()).as("byte " + i).isNotEmpty();
    }
    assertThat(verify(text.replace("exchange 0", "exchange 1")).flaws()).isNotEmpty();
  }

  @Test
  void proofIsCheckedWithoutJournalAndRegister() throws IOException {
    var proof = proof(2);
    journal.close();
    Files.delete(home.resolve("journal/00000001.journal"));
    var verdict = verify(proof);

    assertThat(verdict.flaws()).isEmpty();
    assertThat(verdict.remarks()).isEmpty();
    assertThat(verdict.checked())
        .contains(
            "1 decisions",
            "2 claims",
            "2 transcripts",
            "exported " + hour(9) + ", asked: host.name of c1")
        .anyMatch(line -> line.matches("key [0-9a-f]{64}"));
  }

  @Test
  void proofHoldsTheWholeAnswers() {
    assertThat(new String(proof(2), StandardCharsets.UTF_8))
        .contains("hostname ☃", "because ssh comes first", "act retired", "ssh:10.0.0.1:22");
  }

  @Test
  void everyFlippedByteIsFoundAndNamed() throws IOException {
    records.pollFirst();
    var whole = proof(2);
    assertThat(whole).asString().contains(" checkpoint\n", " decision\n", " claim\n", " record\n");
    for (int i = 0; i < whole.length; i++) {
      var damaged = whole.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      int index = i;
      long line =
          1
              + new String(whole, 0, i, StandardCharsets.ISO_8859_1)
                  .chars()
                  .filter(c -> c == '\n')
                  .count();

      assertThat(verify(damaged).flaws())
          .as("byte %d, line %d", index, line)
          .isNotEmpty()
          .allSatisfy(flaw -> assertThat(flaw.place()).startsWith(home.resolve("proof") + " line "))
          .anySatisfy(flaw -> assertThat(names(flaw, line)).isTrue());
    }
  }

  /// The line itself, or the section it is in.
  private static boolean names(Flaw flaw, long line) {
    long named = Long.parseLong(flaw.place().replaceAll(".* line ", ""));
    var last = flaw.what().replaceAll(".*the digest does not match lines \\d+ to (\\d+)", "$1");
    return last.matches("\\d+")
        ? named <= line && line <= Long.parseLong(last)
        : Math.abs(named - line) <= 2;
  }

  @Test
  void shortenedOrLengthenedFileIsFound() throws IOException {
    var whole = proof(2);
    for (int size = 0; size < whole.length; size += 11) {
      assertThat(verify(Arrays.copyOf(whole, size)).sound()).as("%d bytes", size).isFalse();
    }
    assertThat(verify(Arrays.copyOf(whole, whole.length - 1)).sound()).isFalse();
    assertThat(verify(Arrays.copyOf(whole, whole.length + 1)).sound()).isFalse();
  }

  /// All digests made anew, as somebody would who wants to deceive but has not the key.
  private static String withNewDigests(String proof) {
    var out = new StringBuilder();
    var sections = ProofSection.split(proof);
    for (var section : sections.subList(0, sections.size() - 1)) {
      out.append(section.content());
      out.append("digest ").append(Sha256.hex(section.content())).append('\n');
    }
    var lines = sections.getLast().text().split("\n", -1);
    out.append(lines[0]).append('\n');
    var digest = Sha256.hex(out.toString());
    out.append("digest ").append(digest).append('\n');
    return out.append(lines[2]).append('\n').toString();
  }

  private Verdict forged(String what, String by) throws IOException {
    var proof = new String(proof(2), StandardCharsets.UTF_8);
    assertThat(proof).contains(what);
    assertThat(verify(withNewDigests(proof)).flaws()).isEmpty();
    return verify(withNewDigests(proof.replace(what, by)));
  }

  @Test
  void forgedContentIsFoundThoughAllDigestsFit() throws IOException {
    assertThat(forged("  tdb01\r", "  tdb02\r").flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("record does not lead to a checkpoint"))
        .anyMatch(what -> what.contains("signature over the file"));
    assertThat(forged("value ttdb01\n", "value ttdb02\n").flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("decision on c1 host.name does not lead"));
    assertThat(forged("reason so be it", "reason it was not me").flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("record does not lead to a checkpoint"));
    assertThat(forged("exchange 0", "exchange 7").flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("exchange that its transcript does not have"));
    assertThat(forged("asked host.name", "asked host.nome").flaws())
        .extracting(Flaw::what)
        .containsExactly("the signature over the file does not verify");
    assertThat(forged("records=15 ", "records=14 ").flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("checkpoint's signature"));
  }

  @Test
  void proofOfAnotherKeyIsFoundByItsFingerprint() throws IOException {
    var file = home.resolve("proof");
    Files.write(file, proof(2));
    var fingerprint = checkpoints.last().orElseThrow().key();

    assertThat(ProofVerifier.verify(file, fingerprint).sound()).isTrue();
    assertThat(ProofVerifier.verify(file, "0".repeat(64)).flaws())
        .extracting(Flaw::what)
        .singleElement()
        .asString()
        .contains("another key");
  }

  @Test
  void decisionWithoutASealIsRemarkedOn() throws IOException {
    var verdict = verify(proof(0));
    assertThat(verdict.flaws()).isEmpty();
    assertThat(verdict.remarks()).singleElement().asString().contains("under no seal");
  }

  @Test
  void whatNoCheckpointCoversIsNotExported() {
    others(1);
    records.add(journal.append("r", transcript("late")).location());
    assertThatThrownBy(() -> proof(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no checkpoint covers");
    checkpoints.sign(journal, register);
    assertThat(proof(2)).isNotEmpty();
  }

  @Test
  void decisionThatIsNotWhatWasSealedIsNotExported() {
    register.decisions.set(1, List.of());
    assertThatThrownBy(() -> proof(2))
        .isInstanceOf(CorruptArchiveException.class)
        .hasMessageContaining("c1 host.name");
  }

  @Test
  void whatIsNoProofIsRefused() throws IOException {
    for (var text :
        List.of("", "\n", "hello", "cadastre proof 1\n", "part 1 x\nend 0\n", "end \npart ")) {
      assertThat(verify(text).sound()).isFalse();
    }
  }

  @Test
  void proofGrowsWithItsContentOnly() {
    int small = proof(2).length;
    for (int i = 0; i < 10; i++) {
      others(100);
      checkpoints.sign(journal, register);
    }
    assertThat(proof(2)).hasSize(small);
  }
}
