package org.cadastre.probes.snmp;

import java.util.Optional;
import java.util.regex.Pattern;

/// How knowledge names an object: `1.3.6…` as it stands; `sysObjectID+1.2.0` for what lies so far
/// below the device's own object identifier, where many makers keep what they say of a model;
/// `sysObjectID-1+1.2.0` for the same below what is left of that without its last number. With `.*`
/// at the end it is the first object below: of a column, whatever the index of its first row is.
final class ObjectName {
  private static final String FIRST = ".*";
  private static final Pattern OID = Pattern.compile("\\d+(\\.\\d+)+(\\.\\*)?");
  private static final Pattern RELATIVE = Pattern.compile("sysObjectID(?:-(\\d))?\\+([\\d.]+\\*?)");

  private ObjectName() {}

  static boolean isRelative(String name) {
    return RELATIVE.matcher(name).matches();
  }

  static boolean isAbsolute(String name) {
    return OID.matcher(name).matches();
  }

  /// The column whose first object is meant; empty where the name says which.
  static Optional<String> column(String oid) {
    return oid.endsWith(FIRST)
        ? Optional.of(oid.substring(0, oid.length() - FIRST.length()))
        : Optional.empty();
  }

  /// The object identifier that a name stands for, if it names one; `.*` stays.
  ///
  /// @param own the device's, empty when it has none
  static Optional<String> of(String name, String own) {
    var relative = RELATIVE.matcher(name);
    if (!relative.matches()) {
      return Optional.of(name).filter(ObjectName::isAbsolute);
    }
    var base = own;
    int shorter = relative.group(1) == null ? 0 : Integer.parseInt(relative.group(1));
    for (int i = 0; i < shorter; i++) {
      base = base.substring(0, Math.max(0, base.lastIndexOf('.')));
    }
    return Optional.of(base + "." + relative.group(2)).filter(ObjectName::isAbsolute);
  }
}
