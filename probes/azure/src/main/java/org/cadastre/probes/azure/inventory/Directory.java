package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;

/// Who is meant by an id: everything that the listings name, and what they only point at.
final class Directory {
  private static final String ID = "cloud.resource_id";
  private static final int LONGEST_KEY = 1024;

  private final Subject account;
  private final String subscription;
  private final Map<ArmId, Subject> known = new HashMap<>();
  private final Map<ArmId, List<Key>> cards = new HashMap<>();

  Directory(String subscription, String name) {
    this.subscription = Kind.lower(subscription);
    this.account = new Subject("account", name, List.of(new Key(ID, this.subscription)));
  }

  Subject account() {
    return account;
  }

  /// Takes note of a machine's network card before any machine is entered: an agent that knows
  /// nothing else of the cloud has the card all the same.
  void card(Json json) {
    var properties = json.at("properties");
    properties
        .text("macAddress")
        .flatMap(Cards::mac)
        .ifPresent(mac ->
            ArmId.of(properties.text("virtualMachine", "id"))
                .ifPresent(machine ->
                    cards
                        .computeIfAbsent(machine, _ -> new ArrayList<>())
                        .add(new Key("net.mac", mac))));
  }

  /// A resource that a listing shows. The first listing that shows it says what it is.
  Optional<Resource> enter(Json json, int at) {
    return ArmId.of(json.text("id"))
        .filter(id -> id.text().length() <= LONGEST_KEY)
        .map(id -> {
          var subject = known.computeIfAbsent(id, _ -> subject(id, json));
          return new Resource(json, id, at, subject);
        });
  }

  private Subject subject(ArmId id, Json json) {
    var name =
        json.text("name").map(n -> n.substring(n.lastIndexOf('/') + 1)).filter(n -> !n.isBlank());
    return subject(Classes.of(id, json), id, name.orElse(id.name()), Identity.keys(json));
  }

  private Subject subject(String ciClass, ArmId id, String name, List<Key> more) {
    var keys = new ArrayList<Key>();
    keys.add(new Key(ID, id.text()));
    if (ciClass.equals(Classes.MACHINE)) {
      keys.addAll(more);
      keys.addAll(cards.getOrDefault(id, List.of()));
      return new Subject(ciClass, name, keys);
    }
    return new Subject(ciClass, name, keys, accountOf(id));
  }

  /// A part that a resource tells of itself.
  Subject part(String ciClass, ArmId id, String name) {
    return known.computeIfAbsent(id, _ -> subject(ciClass, id, name, List.of()));
  }

  private Subject accountOf(ArmId id) {
    var of = id.subscription().orElse(subscription);
    return of.equals(subscription) ? account : new Subject("account", of, List.of(new Key(ID, of)));
  }

  /// What an id points at. An id of something too small to be a thing of its own means the thing
  /// that it belongs to: the configuration of a card's address means the card.
  Subject at(ArmId id) {
    var here = known.get(id);
    if (here != null) {
      return here;
    }
    for (var up = id; up.type().contains("/"); up = up.up(1)) {
      var ciClass = Classes.byType(up.type());
      var listed = known.get(up);
      if (listed != null) {
        return listed;
      }
      if (ciClass.isPresent()) {
        var named = up;
        return subject(ciClass.get(), named, named.name(), List.of());
      }
      if (up.up(1).text().equals(up.text())) {
        break;
      }
    }
    return subject(Classes.OTHER, id, id.name(), List.of());
  }

  Optional<Subject> at(Json json, String... path) {
    return ArmId.of(json.text(path)).filter(Directory::sound).map(this::at);
  }

  private static boolean sound(ArmId id) {
    return id.text().startsWith("/subscriptions/")
        && id.text().length() <= LONGEST_KEY
        && id.resourceGroup().isPresent();
  }
}
