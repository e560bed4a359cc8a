package org.cadastre.runtime;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.model.Value;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CiRecord;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.settings.CareSettings;

/// Which addresses are those of devices that bear little: settings and scans name ranges and
/// classes, and people mark items in the register.
///
/// @param ranges as named
/// @param known addresses of marked items and of items of the named classes, each in its one
///   spelling
record Fragility(List<AddressRange> ranges, Set<String> known) {
  private static final String MARK = "scan.care";
  private static final String FRAGILE = "fragile";
  private static final String ADDRESSES = "net.ip";

  /// @throws BadInputException when a class is named that there is not
  static Fragility of(List<CareSettings> settings, ClassModel model, CmdbStore store, Instant now) {
    var named = named(settings, model);
    var classes = classes(settings, model);
    var marked = new CiQuery.Term.WithAttribute(MARK, FRAGILE);
    var known = new HashSet<String>();
    add(store, marked, now, known);
    if (!classes.isEmpty()) {
      add(store, new CiQuery.Term.OfClass(List.copyOf(classes)), now, known);
    }
    return new Fragility(named.ranges(), known);
  }

  /// @throws BadInputException when a mark is none that scans heed
  static void requireHeeded(String attribute, Value value) {
    boolean heeded = value instanceof Value.None || value.toString().equalsIgnoreCase(FRAGILE);
    if (attribute.equals(MARK) && !heeded) {
      throw new BadInputException(
          "%s is '%s', or --none for as usual; scans heed no '%s'".formatted(MARK, FRAGILE, value));
    }
  }

  /// Where there is no register to ask.
  static Fragility named(List<CareSettings> settings, ClassModel model) {
    boolean _ = classes(settings, model).isEmpty();
    return new Fragility(
        settings.stream().flatMap(each -> each.fragile().stream()).toList(), Set.of());
  }

  private static Set<String> classes(List<CareSettings> settings, ClassModel model) {
    var named = new TreeSet<String>();
    settings.forEach(each -> named.addAll(each.fragileClasses()));
    var errors = new ArrayList<String>();
    named.stream()
        .filter(name -> model.ciClass(name).isEmpty())
        .forEach(name -> errors.add("'fragile_classes': there is no class '" + name + "'"));
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    var all = new TreeSet<String>();
    model.classes().stream()
        .map(each -> each.name())
        .filter(name -> named.stream().anyMatch(ancestor -> model.isA(name, ancestor)))
        .forEach(all::add);
    return all;
  }

  private static void add(CmdbStore store, CiQuery.Term which, Instant now, Set<String> addresses) {
    store
        .list(new CiQuery(List.of(which), false, true), now)
        .forEach(record -> addresses(record).forEach(addresses::add));
  }

  /// Where it answered, and what it says that its addresses are.
  private static Stream<String> addresses(CiRecord record) {
    return Stream.concat(
            record.endpoints().stream().map(endpoint -> endpoint.host()),
            record.states().stream()
                .filter(state -> state.attribute().equals(ADDRESSES))
                .map(AttributeState::value)
                .flatMap(value -> own(value)))
        .flatMap(text -> Cidr.literal(text).stream())
        .map(Addresses::text);
  }

  /// Without those that every device has.
  private static Stream<String> own(Value value) {
    var texts = value instanceof Value.Many(var elements) ? elements : List.of(value.toString());
    return texts.stream()
        .filter(text ->
            Cidr.literal(text)
                .filter(address -> !address.isLoopbackAddress() && !address.isAnyLocalAddress())
                .isPresent());
  }

  boolean has(InetAddress address) {
    return known.contains(Addresses.text(address))
        || ranges.stream().anyMatch(range -> range.contains(address));
  }
}
