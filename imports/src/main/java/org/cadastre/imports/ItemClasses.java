package org.cadastre.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.model.CiClass;
import org.cadastre.core.model.ClassModel;

/// By what items of each class may be told apart, looked up once for all rows.
final class ItemClasses {
  private final Map<String, Set<String>> keyTypes = new TreeMap<>();
  private final Set<String> dependent = new TreeSet<>();

  ItemClasses(ClassModel model) {
    for (var ciClass : model.classes()) {
      var types = new TreeSet<String>();
      for (var entry : model.identifiers(ciClass.name())) {
        types.addAll(entry.keys());
        types.addAll(entry.unlessDifferent());
      }
      keyTypes.put(ciClass.name(), types);
      if (model.lineage(ciClass.name()).stream().anyMatch(CiClass::dependent)) {
        dependent.add(ciClass.name());
      }
    }
  }

  /// @throws IllegalArgumentException saying why items of this class are not told apart so
  void check(String ciClass, List<Key> keys) {
    var known = keyTypes.get(ciClass);
    if (known == null) {
      throw new IllegalArgumentException("class '" + Shown.of(ciClass) + "' is not declared");
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no identifier: nobody knows whom this speaks of");
    }
    for (var key : keys) {
      if (!known.contains(key.type())) {
        throw new IllegalArgumentException(
            "class '"
                + ciClass
                + "' has no identifier '"
                + Shown.of(key.type())
                + "'; it has "
                + String.join(", ", known));
      }
      if (key.value().length() > Limits.KEY_LENGTH) {
        throw new IllegalArgumentException(
            "identifier '" + key.type() + "' is longer than " + Limits.KEY_LENGTH + " characters");
      }
    }
  }

  /// @throws IllegalArgumentException when nobody would call anything so
  static String name(String name) {
    if (name.length() > Limits.KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a name is longer than " + Limits.KEY_LENGTH + " characters");
    }
    return name;
  }

  boolean knows(String ciClass) {
    return keyTypes.containsKey(ciClass);
  }

  /// Whether items of the class exist only within a host.
  boolean dependent(String ciClass) {
    return dependent.contains(ciClass);
  }
}
