package org.cadastre.cmdb.memory;

import static org.cadastre.cmdb.memory.Register.within;

import java.time.Instant;
import java.util.List;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.model.Value;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiQuery.Term;
import org.cadastre.core.store.CiRecord;

/// Which items a query means.
record Selection(Reading reading, CiQuery query, Instant now) {

  List<CiRecord> records() {
    return reading
        .items()
        .filter(item -> query.parts() || item.host() == null)
        .filter(item -> query.terms().stream().allMatch(term -> holds(term, item)))
        .sorted(Reading.BY_CLASS_AND_NAME)
        .map(item -> reading.record(item, query.full(), List.of()))
        .toList();
  }

  private boolean holds(Term term, ConfigurationItem item) {
    return switch (term) {
      case Term.OfClass(var classes) -> classes.stream().anyMatch(item.ciClass()::equalsIgnoreCase);
      case Term.WithStatus(var status) -> item.status(now).equalsIgnoreCase(status);
      case Term.FromSource(var source) -> told(item, source);
      case Term.Named(var name) -> item.name().equalsIgnoreCase(name);
      case Term.WithId(var prefix) ->
          item.id().value().regionMatches(true, 0, prefix, 0, prefix.length());
      case Term.WithAttribute(var attribute, var value) ->
          reading.states(item.id()).stream()
              .filter(s -> s.attribute().equalsIgnoreCase(attribute))
              .anyMatch(s -> holds(s.value(), value));
    };
  }

  private boolean told(ConfigurationItem item, String source) {
    var register = reading.register();
    return within(register.facets, register.root(item.id())).keySet().stream()
        .anyMatch(f -> f.source().equalsIgnoreCase(source));
  }

  private static boolean holds(Value held, String asked) {
    return switch (held) {
      case Value.Text(var text) -> text.equalsIgnoreCase(asked);
      case Value.Many(var elements) -> elements.stream().anyMatch(asked::equalsIgnoreCase);
      case Value.Whole whole -> whole.toString().equals(asked);
      case Value.Flag flag -> flag.toString().equalsIgnoreCase(asked);
      case Value.None none -> none.toString().equalsIgnoreCase(asked);
    };
  }
}
