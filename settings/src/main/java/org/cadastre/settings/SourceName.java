package org.cadastre.settings;

import java.util.regex.Pattern;

/// Names of sources that a file may speak for: never those that ask for themselves.
public final class SourceName {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.:@/-]{1,100}");
  private static final Pattern OURS = Pattern.compile("(snmp|ssh|glpi|manual|aws|azure)([:@/].*)?");

  private SourceName() {}

  /// @throws IllegalArgumentException saying why a file may not call its source so
  public static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a source is named with up to 100 of a-z 0-9 _ . : @ / -, not '" + name + "'");
    }
    if (OURS.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is what we ask ourselves; name a copy of it import:" + name);
    }
    return name;
  }
}
