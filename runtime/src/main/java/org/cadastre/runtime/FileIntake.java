package org.cadastre.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.imports.BadImportException;
import org.cadastre.imports.Importer;
import org.cadastre.imports.Imports;
import org.cadastre.settings.FileTrouble;
import org.jspecify.annotations.Nullable;

/// Takes files in: all of them, or when anything is wrong with any, none.
public final class FileIntake {
  private final Importer importer;
  private final List<Path> files;
  private final Instant now;

  private FileIntake(Importer importer, List<Path> files, Instant now) {
    this.importer = importer;
    this.files = files;
    this.now = now;
  }

  /// How files are taken in.
  @FunctionalInterface
  public interface Way {
    Importer of(Imports imports) throws IOException;
  }

  /// One claim a row.
  public static Way claims() {
    return Imports::claims;
  }

  /// Inventories of the GLPI agent.
  ///
  /// @param observedAt when they were made, or null where the files say it
  public static Way glpi(@Nullable Instant observedAt) {
    return imports -> imports.glpi(observedAt);
  }

  /// What EventBridge or CloudTrail say was changed.
  public static Way awsEvents() {
    return Imports::awsEvents;
  }

  /// What Azure's Activity Log says was changed.
  public static Way azureEvents() {
    return Imports::azureEvents;
  }

  /// Tables whose columns a mapping file explains.
  public static Way csv(Path mapping) {
    return imports -> imports.csv(mapping);
  }

  /// @throws BadInputException with every error in any of the files, each with its place
  static SweepReport enter(
      Imports imports,
      Way way,
      List<Path> files,
      Instant now,
      Function<Iterable<Transcript>, SweepReport> entering) {
    FileIntake intake;
    try {
      intake = new FileIntake(way.of(imports), files, now);
    } catch (BadImportException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new BadInputException("the mapping cannot be read: " + FileTrouble.words(e));
    }
    return intake.enter(entering);
  }

  /// Understands a file and enters nothing.
  ///
  /// @throws BadInputException with every error in it, each with its place
  static void check(Imports imports, Way way, Path file, Instant now) {
    try {
      new FileIntake(way.of(imports), List.of(file), now).open(file).close();
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.words(e));
    }
  }

  private SweepReport enter(Function<Iterable<Transcript>, SweepReport> entering) {
    if (files.size() > 1) {
      check();
    }
    try (var each = new Each()) {
      return entering.apply(() -> each);
    }
  }

  private void check() {
    var errors = new ArrayList<String>();
    for (var file : files) {
      try {
        open(file).close();
      } catch (BadInputException e) {
        errors.addAll(e.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }

  private Stream<Transcript> open(Path file) {
    try {
      return importer.take(file, now);
    } catch (BadImportException e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unreadable(file, FileTrouble.words(e));
    } catch (UncheckedIOException e) {
      throw unreadable(file, FileTrouble.words(e));
    }
  }

  private static BadInputException unreadable(Path file, String why) {
    return new BadInputException(file + ": cannot be read: " + why);
  }

  /// All transcripts of all files; one file is open at a time.
  private final class Each implements Iterator<Transcript>, AutoCloseable {
    private final Iterator<Path> left = files.iterator();
    private @Nullable Stream<Transcript> open;
    private Iterator<Transcript> transcripts = List.<Transcript>of().iterator();

    /// A file that cannot be read is told before anything is entered.
    private Each() {
      advance();
    }

    private void advance() {
      while (!transcripts.hasNext() && left.hasNext()) {
        close();
        var next = open(left.next());
        open = next;
        transcripts = next.iterator();
      }
    }

    @Override
    public boolean hasNext() {
      advance();
      return transcripts.hasNext();
    }

    @Override
    public Transcript next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return transcripts.next();
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
      }
    }
  }
}
