package org.cadastre.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.cli.output.Table;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;

/// Who speaks of the items that most sources speak of.
final class DemoWitnesses {
  private static final int MANY = 3;
  private static final int EXAMPLES = 3;

  private DemoWitnesses() {}

  static Table table(CmdbStore store, List<CiRecord> records) {
    var table = new Table("ITEM", "CLASS", "SOURCE", "ATTRIBUTES", "SUCH AS");
    for (var record : records) {
      var item = record.item();
      var bySource = new TreeMap<String, TreeSet<String>>(Comparator.naturalOrder());
      store.claims(item.id()).stream()
          .filter(Claim::open)
          .filter(claim -> claim.ci().equals(item.id()) && !claim.attribute().contains("/"))
          .forEach(claim ->
              bySource
                  .computeIfAbsent(claim.facet().source(), _ -> new TreeSet<>())
                  .add(claim.attribute()));
      if (bySource.size() >= MANY) {
        bySource.forEach((source, attributes) ->
            table.row(
                item.name(),
                item.ciClass(),
                source,
                Integer.toString(attributes.size()),
                String.join(", ", attributes.stream().limit(EXAMPLES).toList())));
      }
    }
    return table;
  }
}
