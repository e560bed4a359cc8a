package org.cadastre.cmdb.memory;

import static org.cadastre.cmdb.memory.Register.under;

import java.util.List;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;

/// Which items an operator can mean by a word.
record Naming(Register register) {

  List<CiId> named(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return register.items.values().stream()
        .filter(item -> means(text, item))
        .map(ConfigurationItem::id)
        .toList();
  }

  private boolean means(String text, ConfigurationItem item) {
    var id = item.id();
    return id.value().regionMatches(true, 0, text, 0, text.length())
        || item.name().equalsIgnoreCase(text)
        || (item.ciClass() + ":" + item.name()).equalsIgnoreCase(text)
        || new Reading(register).keys(id).stream().anyMatch(k -> k.value().equalsIgnoreCase(text))
        || under(register.endpoints, id).stream().anyMatch(e -> e.host().equalsIgnoreCase(text));
  }
}
