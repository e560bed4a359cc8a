package org.cadastre.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is what in a home.
final class RoleSettings {
  private static final String[] ROLES = {
    "viewer", "operator", "credential-admin", "auditor", "automation", "admin"
  };

  private RoleSettings() {}

  /// Users of the operating system, by role.
  static Map<String, Set<String>> read(Node node) {
    node.only(ROLES);
    var roles = new TreeMap<String, Set<String>>();
    for (var role : ROLES) {
      var users = new TreeSet<>(node.texts(role));
      if (users.stream().anyMatch(String::isBlank)) {
        node.field(role).problem("an empty name is nobody's");
      }
      if (node.has(role)) {
        roles.put(role, Set.copyOf(users));
      }
    }
    return roles;
  }
}
