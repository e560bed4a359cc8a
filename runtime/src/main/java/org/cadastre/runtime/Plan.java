package org.cadastre.runtime;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.net.AddressRange;
import org.cadastre.core.net.Addresses;
import org.cadastre.core.net.Cidr;
import org.cadastre.runtime.SweepRequest.Names;

/// Which endpoints a sweep asks: the targets, each with every probe, less what is excluded. Names
/// are resolved first, so that an exclusion holds for what they resolve to.
final class Plan {
  private static final BigInteger MOST = BigInteger.valueOf(1L << 20);

  private final Map<String, AddressRange> targets;
  private final Bounds bounds;
  private final Map<String, Integer> ports;
  private final List<Endpoint> accounts;
  private final Map<String, AddressRange> asked;
  private final Set<String> done;
  private final List<String> unresolved;

  /// @param asked what of the targets is asked, by its text
  /// @param done endpoints that are not asked again
  /// @param unresolved names among the targets that lead nowhere
  private Plan(
      Map<String, AddressRange> targets,
      Bounds bounds,
      Map<String, Integer> ports,
      List<Endpoint> accounts,
      Map<String, AddressRange> asked,
      Set<String> done,
      List<String> unresolved) {
    this.unresolved = List.copyOf(unresolved);
    this.targets = targets;
    this.bounds = bounds;
    this.ports = ports;
    this.accounts = accounts;
    this.asked = asked;
    this.done = done;
  }

  /// Accounts have no addresses that could be excluded; they are named one by one.
  static Plan ofAccounts(String probe, List<Endpoint> accounts) {
    return new Plan(
        Map.of(),
        Bounds.NONE,
        Map.of(probe, 0),
        List.copyOf(accounts),
        Map.of(),
        Set.of(),
        List.of());
  }

  /// What is left of it when endpoints were asked already.
  Plan without(Set<String> endpoints) {
    var left = accounts.stream().filter(one -> !endpoints.contains(one.toString())).toList();
    return new Plan(targets, bounds, ports, left, asked, Set.copyOf(endpoints), unresolved);
  }

  /// @param ports every probe to be used, with its port
  /// @throws BadInputException with everything that is wrong with the targets and exclusions
  static Plan of(
      List<String> targets, List<String> excluded, Bounds always, Map<String, Integer> ports) {
    return of(targets, excluded, always, ports, Names.REQUIRED);
  }

  /// @param names whether one that leads nowhere is an error; one that is excluded always is, since
  ///   nobody knows then what is excluded
  static Plan of(
      List<String> targets,
      List<String> excluded,
      Bounds always,
      Map<String, Integer> ports,
      Names names) {
    var errors = new ArrayList<String>();
    var nowhere = new ArrayList<String>();
    var ranges = new LinkedHashMap<String, AddressRange>();
    targets.forEach(text ->
        resolve(text, nowhere, errors).stream().findFirst().ifPresent(r -> ranges.put(text, r)));
    var exclude = new ArrayList<AddressRange>();
    var unknown = names == Names.REQUIRED ? nowhere : new ArrayList<String>();
    excluded.forEach(text -> exclude.addAll(resolve(text, unknown, errors)));
    unknown.forEach(name -> errors.add("the name '" + name + "' does not resolve"));
    var size =
        ranges.values().stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    if (size.compareTo(MOST) > 0) {
      errors.add("the targets hold %s addresses; one scan takes %s at most".formatted(size, MOST));
    }
    if (targets.isEmpty()) {
      errors.add("no targets: name CIDRs, ranges, addresses or names");
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
    return new Plan(ranges, always.without(exclude), ports, List.of(), ranges, Set.of(), nowhere);
  }

  /// The part of it that lies in these ranges; what is excluded stays so.
  Plan within(List<String> part) {
    var ranges = new LinkedHashMap<String, AddressRange>();
    part.forEach(text -> ranges.put(text, AddressRange.parse(text)));
    return new Plan(targets, bounds, ports, accounts, ranges, done, unresolved);
  }

  /// Names among the targets that lead nowhere, in the operator's words.
  List<String> unresolved() {
    return unresolved;
  }

  /// What a text means: one range, or all the addresses of a name, the first of which is asked and
  /// all of which are excluded.
  private static List<AddressRange> resolve(
      String text, List<String> nowhere, List<String> errors) {
    try {
      if (text.isBlank()) {
        errors.add("an empty target means nothing");
        return List.of();
      }
      if (AddressRange.looksLike(text)) {
        return List.of(AddressRange.parse(text));
      }
      return Stream.of(InetAddress.getAllByName(text)).map(AddressRange::of).toList();
    } catch (UnknownHostException _) {
      nowhere.add(text);
    } catch (IllegalArgumentException e) {
      errors.add(String.valueOf(e.getMessage()));
    }
    return List.of();
  }

  /// Every endpoint once: not one subnet after the other, but all of them a little at a time.
  Iterator<Endpoint> endpoints() {
    var addressed =
        allowed(new Spread(asked.values()).stream())
            .flatMap(address ->
                ports.entrySet().stream()
                    .map(e -> new Endpoint(e.getKey(), Addresses.text(address), e.getValue())));
    return Stream.concat(addressed, accounts.stream())
        .filter(endpoint -> !done.contains(endpoint.toString()))
        .iterator();
  }

  /// Whether an address is never spoken to, however it is spelt.
  boolean forbids(InetAddress address) {
    return bounds.forbid(address);
  }

  /// Accounts with their regions, which have no addresses.
  List<Endpoint> accounts() {
    return accounts;
  }

  /// Every address once, in the order of the targets.
  Stream<InetAddress> addresses() {
    return allowed(
        asked.values().stream().flatMap(range -> StreamSupport.stream(range.spliterator(), false)));
  }

  private Stream<InetAddress> allowed(Stream<InetAddress> stream) {
    var allowed = stream.filter(address -> !forbids(address));
    return asked.size() == 1 ? allowed : allowed.distinct();
  }

  /// How many endpoints there are, exclusions not deducted.
  long size() {
    return asked.values().stream()
                .map(AddressRange::size)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValue()
            * ports.size()
        + accounts.size();
  }

  /// Whether an operator named this very address, so that its silence is worth a word.
  boolean namesSingly(Endpoint endpoint) {
    return accounts.contains(endpoint)
        || targets.values().stream()
            .anyMatch(range -> range.single() && range.contains(address(endpoint)));
  }

  /// The target, as it was written, that an endpoint belongs to; of a part, the range.
  String target(Endpoint endpoint) {
    return asked.entrySet().stream()
        .filter(e -> e.getValue().contains(address(endpoint)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(endpoint.host());
  }

  /// Whether hosts are asked, and not only others about them.
  boolean asksHosts() {
    return !Protocols.ON_REQUEST.containsAll(ports.keySet());
  }

  Set<String> probes() {
    return ports.keySet();
  }

  static InetAddress address(Endpoint endpoint) {
    return Cidr.literal(endpoint.host())
        .orElseThrow(() -> new IllegalArgumentException("not a literal address: " + endpoint));
  }
}
