package org.cadastre.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cadastre.cmdb.audit.Checkpoints;
import org.cadastre.cmdb.audit.ProofOrder;
import org.cadastre.cmdb.audit.ProofVerifier;
import org.cadastre.cmdb.audit.ProofWriter;
import org.cadastre.cmdb.audit.Seals;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.sql.SqlStore;
import org.cadastre.core.ci.CiId;
import org.cadastre.runtime.custody.CredentialUse;
import org.cadastre.runtime.custody.Custody;
import org.cadastre.settings.FileTrouble;
import org.jspecify.annotations.Nullable;

/// Signs what a home holds, holds it against what was signed, and exports proofs of it.
public final class Audit {
  private final Home home;
  private final Keeping keeping;
  private final Registers registers;
  private final Supplier<ChainedArchive> archives;
  private final InstantSource clock;
  private final Checkpoints checkpoints;

  Audit(
      Home home,
      Keeping keeping,
      Registers registers,
      Supplier<ChainedArchive> archives,
      InstantSource clock) {
    this.home = home;
    this.keeping = keeping;
    this.registers = registers;
    this.archives = archives;
    this.clock = clock;
    checkpoints = Checkpoints.in(home.audit(), clock);
  }

  void sign() {
    try (var archive = archives.get();
        var store = registers.open()) {
      checkpoints.sign(archive, store.seals());
    }
  }

  void signRebuilt() {
    try (var archive = archives.get();
        var store = registers.open()) {
      checkpoints.signRebuilt(archive, store.seals());
    }
  }

  /// The location up to which everything had been signed by then.
  public long signedBy(Instant time) {
    return checkpoints.signedBy(time);
  }

  /// Checks journal, checkpoints and decisions.
  ///
  /// @param since the location of the first record of interest; -1 for all
  /// @param known a checkpoint's line that was kept elsewhere, or null
  public AuditReport verify(long since, @Nullable String known) {
    if (!home.exists()) {
      throw new RefusedException("there is no home at " + home.directory());
    }
    try (var archive = archives.get()) {
      try {
        return withUses(registers.ask(store -> verify(archive, store.seals(), since, known)));
      } catch (RefusedException e) {
        throw e;
      } catch (RuntimeException e) {
        return withUses(unreadable(verify(archive, Seals.NONE, since, known), e));
      }
    }
  }

  /// The record of the uses of credentials is a chain of its own.
  private AuditReport withUses(AuditReport report) {
    var file = home.credentialUses();
    var count = new AtomicLong();
    var damage = new ArrayList<>(report.damage());
    Custody.verify(file, _ -> count.incrementAndGet())
        .forEach(flaw -> damage.add(new AuditReport.Damage(file.toString(), flaw)));
    var checked = new ArrayList<>(report.checked());
    if (count.get() > 0) {
      checked.add(count + " uses of credentials");
    }
    return new AuditReport(damage, report.remarks(), checked);
  }

  /// Which credentials were opened for whom, and what became of it; oldest first.
  public List<CredentialUse> uses() {
    var uses = new ArrayList<CredentialUse>();
    Custody.verify(home.credentialUses(), uses::add);
    return uses;
  }

  private AuditReport verify(
      ChainedArchive archive, Seals seals, long since, @Nullable String known) {
    return AuditReport.of(checkpoints.verify(archive, seals, since, known));
  }

  /// A damaged database may fail in any way; the rest is looked at all the same.
  private AuditReport unreadable(AuditReport rest, RuntimeException failure) {
    var damage = new ArrayList<AuditReport.Damage>();
    damage.add(
        new AuditReport.Damage(
            keeping.place(), "the register cannot be read: " + failure.getMessage()));
    damage.addAll(rest.damage());
    return new AuditReport(damage, rest.remarks(), rest.checked());
  }

  /// Checks an exported proof; needs no home.
  ///
  /// @param fingerprint of the key that must have signed it, or null
  public static AuditReport verify(Path proof, @Nullable String fingerprint) {
    try {
      return AuditReport.of(ProofVerifier.verify(proof, fingerprint));
    } catch (UncheckedIOException e) {
      throw new BadInputException(proof + ": cannot be read: " + FileTrouble.words(e));
    }
  }

  /// Writes a proof of what is decided about an item now, or of one of its attributes.
  ///
  /// @return how many decisions are in it
  /// @throws RefusedException when the file is there already, or nothing was decided
  public int export(CiId ci, @Nullable String attribute, Path file) {
    var asked = attribute == null ? ci.value() : ci + " " + attribute;
    return export(asked, store -> new Exhibits(store).of(ci, attribute), file);
  }

  /// Writes a proof of all that was decided in a time.
  ///
  /// @param to no longer part of it
  /// @return how many decisions are in it
  /// @throws RefusedException when the file is there already, or nothing was decided
  public int export(Instant from, Instant to, Path file) {
    return export(from + ".." + to, store -> new Exhibits(store).between(from, to), file);
  }

  private int export(String asked, Function<SqlStore, Exhibits.Chosen> choice, Path file) {
    if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(file);
    }
    sign();
    try (var archive = archives.get();
        var store = registers.open()) {
      var chosen = choice.apply(store);
      if (chosen.exhibits().isEmpty()) {
        throw new RefusedException("nothing was decided: " + asked);
      }
      var order = ProofOrder.of(asked, chosen.exhibits(), chosen.evidence(), chosen.acts());
      write(new ProofWriter(archive, store.seals(), checkpoints, clock), order, file);
      return chosen.exhibits().size();
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  private static RefusedException taken(Path file) {
    return new RefusedException(file + " is there already, and a proof overwrites nothing");
  }

  /// A proof is there whole or not at all.
  private static void write(ProofWriter writer, ProofOrder order, Path file) {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (var out = new BufferedOutputStream(opened(unfinished, file))) {
        writer.write(order, out);
      }
      Files.move(unfinished, file);
    } catch (FileAlreadyExistsException _) {
      throw taken(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e.getCause());
    } finally {
      discard(unfinished);
    }
  }

  private static OutputStream opened(Path unfinished, Path file) {
    try {
      return Files.newOutputStream(unfinished);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be written: " + FileTrouble.words(e));
    }
  }

  private static void discard(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(unfinished + " cannot be removed", e);
    }
  }

  /// Who decided what, oldest first.
  public List<org.cadastre.core.ci.Act.Signed> acts() {
    return registers.ask(SqlStore::acts);
  }
}
