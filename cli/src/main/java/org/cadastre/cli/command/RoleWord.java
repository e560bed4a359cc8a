package org.cadastre.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import org.cadastre.runtime.access.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads what [Role#word] writes.
final class RoleWord implements ITypeConverter<Role> {
  static final String ALL = "viewer, operator, credential-admin, auditor, automation or admin";

  @Override
  public Role convert(String word) {
    return Role.of(word)
        .orElseThrow(() -> new TypeConversionException("'" + word + "' is none of " + ALL));
  }

  /// What a shell may complete.
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Role.values()).map(Role::word).iterator();
    }
  }
}
