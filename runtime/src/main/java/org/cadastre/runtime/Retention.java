package org.cadastre.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cadastre.core.ci.RunStatus;
import org.cadastre.runtime.Stewardship.Word;
import org.jspecify.annotations.Nullable;

/// How long transcripts keep their words, and what is done when that time is over. Decisions and
/// the proof of them stay for ever.
public final class Retention {
  private final Cadastre cadastre;
  private final Registers registers;
  private final Path shipped;

  Retention(Cadastre cadastre, Registers registers, Path shipped) {
    this.cadastre = cadastre;
    this.registers = registers;
    this.shipped = shipped;
  }

  /// Says what [#condense] would do.
  ///
  /// @param policy how long transcripts keep their words, or null: as the settings say
  public CondensationReport rehearse(@Nullable Duration policy) {
    var age = policy(policy);
    try (var archive = cadastre.keeping().archive();
        var register = new HeldRegister(registers)) {
      var lasting = LastingReading.of(cadastre.configuration(), register.store(), shipped);
      return new Condensation(archive, register, lasting, before(age)).rehearse();
    }
  }

  /// Lets the words of transcripts go that were kept for longer, and keeps what they said. Goes on
  /// where another process died.
  ///
  /// @param policy how long transcripts keep their words, or null: as the settings say
  /// @throws RefusedException while a run is going, or another process has the register
  public CondensationReport condense(@Nullable Duration policy, Word word) {
    var age = policy(policy);
    requireNoRun();
    cadastre.audit().sign();
    try (var archive = cadastre.journal()) {
      long size = archive.thinning().size();
      archive.thinning().thin();
      Condensation condensation;
      try (var register = new HeldRegister(registers)) {
        var store = register.store();
        var rulings = cadastre.rulings(store);
        Registrar.catchUp(rulings, store, archive);
        var lasting = LastingReading.of(cadastre.configuration(), store, shipped);
        condensation = new Condensation(archive, register, lasting, before(age));
        condensation.write(new Registrar(rulings, archive), age, word);
      }
      archive.thinning().thin();
      return condensation.report(size, archive.thinning().size());
    }
  }

  private Instant before(Duration age) {
    return cadastre.clock().instant().minus(age).truncatedTo(ChronoUnit.MICROS);
  }

  private Duration policy(@Nullable Duration asked) {
    registers.requireHome();
    var policy = asked == null ? cadastre.settings().retention().transcripts() : asked;
    if (policy == null) {
      throw new BadInputException(
          cadastre.home().settings()
              + ": transcripts keep their words for ever; say otherwise there (retention:"
              + " {transcripts: 400d}) or with --older-than");
    }
    return policy;
  }

  private void requireNoRun() {
    for (var run : cadastre.runs()) {
      if (run.status() == RunStatus.RUNNING) {
        throw new RefusedException(
            "run %s (%s) is going: try again when it has ended".formatted(run.id(), run.what()));
      }
    }
  }
}
