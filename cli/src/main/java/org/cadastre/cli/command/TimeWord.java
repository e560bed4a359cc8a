package org.cadastre.cli.command;

import java.time.Instant;
import org.cadastre.runtime.BadInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// When something begins, as [Moment] reads it.
final class TimeWord implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String word) {
    try {
      return Moment.beginning(word, Root.clock().instant());
    } catch (BadInputException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
