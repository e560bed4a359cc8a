package org.cadastre.cmdb.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Condensing;
import org.cadastre.cmdb.journal.Journal;
import org.cadastre.core.store.CorruptArchiveException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(hour(9));

  @TempDir private Path home = Path.of("");
  private final SealedRegister register = new SealedRegister();
  private final List<Long> locations = new ArrayList<>();

  @BeforeEach
  void signTwice() {
    add(3);
    register.commit(hour(1), "decision 1", "decision 2");
    sign();
    add(2);
    register.commit(hour(2), "decision 3");
    register.commit(hour(3), "decision 4", "decision 5");
    sign();
  }

  private Journal journal() {
    return Journal.open(home.resolve("journal"), CLOCK);
  }

  private Checkpoints checkpoints() {
    return Checkpoints.in(home.resolve("audit"), CLOCK);
  }

  private void add(int count) {
    try (var journal = journal()) {
      for (int i = 0; i < count; i++) {
        locations.add(journal.append("r", transcript("answer " + locations.size())).location());
      }
    }
  }

  private Checkpoint sign() {
    try (var journal = journal()) {
      return checkpoints().sign(journal, register);
    }
  }

  private Verdict verify() {
    return verify(ChainedArchive.BEGINNING, null);
  }

  private Verdict verify(long since, @Nullable String known) {
    try (var journal = journal()) {
      return checkpoints().verify(journal, register, since, known);
    }
  }

  private Path segment() {
    return home.resolve("journal/00000001.journal");
  }

  private Path lines() {
    return home.resolve("audit/checkpoints");
  }

  @Test
  void whatWasSignedIsSound() {
    assertThat(verify().flaws()).isEmpty();
    assertThat(verify().checked())
        .contains("5 records of the journal", "5 decisions under 3 seals", "2 checkpoints");
    for (long since : locations) {
      assertThat(verify(since, null).flaws()).isEmpty();
    }
    assertThat(verify(ChainedArchive.END, null).sound()).isTrue();
  }

  @Test
  void whatWasRemovedIsStillAsItWasSigned() {
    try (var journal = journal()) {
      Condensing.condense(journal, locations.subList(0, 3));
    }
    assertThat(verify().flaws()).isEmpty();
    assertThat(verify().checked())
        .contains("3 transcripts whose words were removed by policy, by their hashes");
    sign();
    add(2);
    sign();
    assertThat(verify().flaws()).isEmpty();
    for (long since : locations) {
      assertThat(verify(since, null).flaws()).isEmpty();
    }
  }

  @Test
  void restThatIsChangedTogetherWithItsRemovalIsNotWhatWasSigned() throws IOException {
    try (var journal = journal()) {
      Condensing.condense(journal, locations);
    }
    sign();
    var bytes = Files.readAllBytes(segment());
    bytes[40 + 9 + 41 + 3] ^= 1;
    Files.write(segment(), bytes);
    assertThat(verify().flaws()).isNotEmpty();
    assertThat(verify().flaws().getFirst().place()).contains("00000001.journal");
  }

  @Test
  void nothingIsSignedTwice() throws IOException {
    var before = Files.readString(lines());

    assertThat(sign()).isEqualTo(checkpoints().last().orElseThrow());
    assertThat(Files.readString(lines())).isEqualTo(before).hasLineCount(2);
  }

  @Test
  void threadsSignInTurn() throws Exception {
    try (var journal = journal();
        var threads = Executors.newFixedThreadPool(4)) {
      var signed = new ArrayList<Callable<Checkpoint>>();
      for (int i = 0; i < 40; i++) {
        locations.add(journal.append("r", transcript("more " + i)).location());
        signed.add(() -> checkpoints().sign(journal, register));
      }
      for (var each : threads.invokeAll(signed)) {
        assertThat(each.get().number()).isEqualTo(3);
      }
    }
    assertThat(verify().flaws()).isEmpty();
  }

  @Test
  void keyIsItsOwnersAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("audit/signing.key"))))
        .isEqualTo("rw-------");
    assertThat(home.resolve("audit/signing.pub")).content().startsWith("-----BEGIN PUBLIC KEY");
  }

  @Test
  void everyFlippedByteOfJournalCheckpointsAndPublicKeyIsFoundAndNamed() throws IOException {
    for (var file : List.of(segment(), lines(), home.resolve("audit/signing.pub"))) {
      var whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i++) {
        var damaged = whole.clone();
        damaged[i] ^= (byte) (1 << i % 8);
        Files.write(file, damaged);

        assertThat(verify().flaws())
            .as("byte %d of %s", i, file)
            .anySatisfy(
                flaw -> assertThat(flaw.place() + " " + flaw.what()).contains(file.toString()));
      }
      Files.write(file, whole);
    }
  }

  @Test
  void cutOffEndOfTheJournalIsFound() throws IOException {
    var whole = Files.readAllBytes(segment());
    for (int size = 0; size < whole.length; size++) {
      Files.write(segment(), Arrays.copyOf(whole, size));

      assertThat(verify().sound()).as("%d bytes", size).isFalse();
      assertThat(verify(locations.getLast(), null).sound()).as("%d bytes", size).isFalse();
      assertThatThrownBy(this::sign).isInstanceOf(CorruptArchiveException.class);
    }
    Files.delete(segment());
    assertThat(verify().sound()).isFalse();
  }

  @Test
  void whatNoCheckpointCoversMayBeCutShortByACrash() throws IOException {
    add(1);
    var whole = Files.readAllBytes(segment());
    Files.write(segment(), Arrays.copyOf(whole, whole.length - 7));

    assertThat(verify().flaws()).isEmpty();
    assertThat(verify().remarks()).singleElement().asString().contains("never acknowledged");
    sign();
    assertThat(verify().flaws()).isEmpty();
  }

  @Test
  void rewrittenJournalIsFound() throws IOException {
    Files.delete(segment());
    locations.clear();
    try (var journal = journal()) {
      for (var answer : List.of("0", "1", "2", "x", "4")) {
        journal.append("r", transcript("answer " + answer));
      }
    }

    assertThat(verify().flaws())
        .extracting(Flaw::what)
        .anyMatch(what -> what.contains("checkpoint 2 signed"));
    assertThatThrownBy(this::sign).isInstanceOf(CorruptArchiveException.class);
  }

  @Test
  void cutOffCheckpointIsFoundByWhoeverKeptIt() throws IOException {
    var last = checkpoints().last().orElseThrow().line();
    Files.writeString(lines(), Files.readString(lines()).lines().findFirst().orElseThrow() + "\n");

    assertThat(verify().sound()).isTrue();
    assertThat(verify(ChainedArchive.BEGINNING, last).sound()).isFalse();
  }

  @Test
  void missingCheckpointFileIsFound() throws IOException {
    Files.delete(lines());
    assertThat(verify().flaws())
        .singleElement()
        .extracting(Flaw::place)
        .isEqualTo(lines().toString());
  }

  @Test
  void checkpointThatACrashCutShortIsWrittenAnew() throws IOException {
    var two = Files.readString(lines());
    add(1);
    sign();
    var whole = Files.readString(lines());
    for (int size = two.length(); size < whole.length() - 1; size += 13) {
      Files.writeString(lines(), whole.substring(0, size));
      assertThat(verify().flaws()).isEmpty();
      sign();
      assertThat(lines()).hasContent(whole);
    }
    Files.writeString(lines(), whole.substring(0, whole.length() - 1));
    add(1);
    sign();
    assertThat(verify().flaws()).isEmpty();
    assertThat(Files.readString(lines())).startsWith(whole).hasLineCount(4);
  }

  @Test
  void whoeverDiesWhileSigningFirstLeavesNothingThatLooksLikeDamage() throws IOException {
    var key = home.resolve("audit/signing.key");
    var unfinished = home.resolve("audit/signing.key.new");
    Files.move(key, unfinished);
    assertThat(verify().flaws()).as("the key was not yet kept").isEmpty();
    add(1);
    sign();
    assertThat(key).exists();
    assertThat(verify().flaws()).isEmpty();

    Files.move(key, unfinished);
    Files.delete(home.resolve("audit/checkpoints"));
    assertThat(verify().flaws()).as("nothing was signed yet").isEmpty();
    sign();
    assertThat(key).exists();
    assertThat(unfinished).doesNotExist();
    assertThat(verify().flaws()).isEmpty();
  }

  @Test
  void removedCheckpointInTheMiddleIsFound() throws IOException {
    add(1);
    sign();
    var all = Files.readAllLines(lines());
    Files.writeString(lines(), all.get(0) + "\n" + all.get(2) + "\n");

    assertThat(verify().flaws()).extracting(Flaw::place).contains(lines() + " line 2");
  }

  @Test
  void changedDecisionIsFoundAndNamed() {
    var state = "cadastre decision 1\nci c1\nattribute host.name\nvalue ta\n";
    register.commit(hour(4), state, "another");
    sign();
    var kept = register.decisions.get(3);
    kept.set(0, new Seals.Sealed(kept.getFirst().hash(), state.replace("ta", "tb")));

    assertThat(verify().flaws())
        .containsExactly(new Flaw("seal 4 of the register, c1 host.name", "not what was decided"));
  }

  @Test
  void removedAddedOrSwappedDecisionIsFound() {
    var added = new Seals.Sealed(Seal.hashOf("new"), "new");
    for (var changed : List.of(List.<Seals.Sealed>of(), List.of(added))) {
      var before = register.decisions.set(1, changed);

      assertThat(verify().flaws())
          .extracting(Flaw::place)
          .containsExactly("seal 2 of the register");
      register.decisions.set(1, before);
    }
  }

  @Test
  void removedSealsAreFound() {
    register.seals.removeLast();
    register.decisions.removeLast();
    assertThat(verify().flaws())
        .extracting(Flaw::what)
        .anyMatch(w -> w.contains("seals end before"));
    assertThatThrownBy(this::sign).isInstanceOf(CorruptArchiveException.class);
  }

  @Test
  void replacedRegisterIsFoundUnlessItsRebuildingWasSigned() {
    register.seals.clear();
    register.decisions.clear();
    register.commit(hour(1), "decision 1", "another");

    assertThat(verify().flaws())
        .extracting(Flaw::what)
        .singleElement()
        .asString()
        .contains("rebuilt or replaced");
    assertThatThrownBy(this::sign).hasMessageContaining("rebuilt or replaced");
    try (var journal = journal()) {
      checkpoints().signRebuilt(journal, register);
    }
    register.commit(hour(5), "decision 9");
    sign();
    assertThat(verify().flaws()).isEmpty();
    assertThat(verify().remarks()).singleElement().asString().contains("before it was rebuilt");
  }

  @Test
  void unsignedHomeIsSoundAndSaysSo(@TempDir Path other) {
    try (var journal = Journal.open(other.resolve("journal"), CLOCK)) {
      var verdict =
          Checkpoints.in(other, CLOCK).verify(journal, Seals.NONE, ChainedArchive.BEGINNING, null);
      assertThat(verdict.flaws()).isEmpty();
      assertThat(verdict.remarks()).containsExactly("nothing is signed yet");
    }
  }
}
