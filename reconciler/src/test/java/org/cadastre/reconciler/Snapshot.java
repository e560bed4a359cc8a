package org.cadastre.reconciler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Facet;
import org.cadastre.core.ci.Lifecycle;
import org.cadastre.core.ci.Sighting;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// All that a register holds to be so, as text: apart from when it was written down, and with items
/// called after their first sighting instead of by their ids, which are given in order of arrival.
final class Snapshot {
  private final CmdbStore store;
  private final Map<CiId, String> names = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  private Snapshot(CmdbStore store) {
    this.store = store;
  }

  static String of(Estate estate) {
    var snapshot = new Snapshot(estate.store);
    snapshot.read(estate.roots());
    return String.join("\n", new TreeSet<>(snapshot.lines));
  }

  private void read(List<CiId> roots) {
    var heads = store.heads(roots);
    var bodies = store.bodies(roots);
    for (var root : roots) {
      store.sightings(List.of(root)).stream()
          .min(Sighting.ORDER)
          .ifPresent(first -> names.put(root, "item:" + first.transcript() + "/" + first.place()));
    }
    names.forEach((root, name) -> {
      var body = bodies.get(root);
      if (body != null) {
        body.parts().forEach(part -> parts.put(part.id(), name + "/" + part.name()));
      }
    });
    names
        .keySet()
        .forEach(root -> {
          var head = heads.get(root);
          var body = bodies.get(root);
          if (head != null && body != null) {
            tell(head, body);
          }
        });
    store.sightings(roots).forEach(s -> line(s.ci(), "met", s.transcript() + "/" + s.place()));
    store.unsettled().forEach(s -> lines.add("unsettled " + s.transcript() + "/" + s.place()));
    store
        .conflicts()
        .forEach(c -> {
          var who = new TreeSet<String>();
          c.candidates().forEach(ci -> who.add(name(ci)));
          lines.add("conflict " + who + " " + c.because());
        });
  }

  private final Map<CiId, String> parts = new TreeMap<>();

  private String name(CiId ci) {
    return names.getOrDefault(ci, parts.getOrDefault(ci, ci.value()));
  }

  private void line(@org.jspecify.annotations.Nullable CiId ci, String... words) {
    lines.add((ci == null ? "" : name(ci)) + " " + String.join(" ", words));
  }

  private void tell(HostHead head, HostBody body) {
    item(head.item());
    body.parts().stream().filter(Snapshot::isOrWas).forEach(this::item);
    var ci = head.item().id();
    line(ci, "keys", head.keys().toString());
    line(ci, "endpoints", new TreeSet<>(head.endpoints()).toString());
    head.facets().stream().sorted(Facet.ORDER).forEach(f -> facet(ci, f));
    body.claims()
        .forEach(set ->
            set.open().forEach(claim -> claim(claim, set.held().contains(claim.attribute()))));
    store.ended(List.of(ci)).forEach(claim -> claim(claim, false));
    body.states().forEach(this::state);
  }

  /// Parts that were believed to exist until who is who was found to be otherwise are retired: they
  /// are no part of what is held to be so.
  private static boolean isOrWas(ConfigurationItem part) {
    return part.lifecycle() != Lifecycle.RETIRED;
  }

  private void item(ConfigurationItem i) {
    line(
        i.id(),
        "is",
        i.ciClass(),
        i.name(),
        i.lifecycle().word(),
        String.valueOf(i.firstSeen()),
        String.valueOf(i.lastSeen()),
        String.valueOf(i.freshUntil()),
        String.valueOf(i.disputes()));
  }

  private void facet(CiId ci, Facet f) {
    var key = f.key().source() + " " + f.key().kind();
    line(ci, "facet", key, f.readAt() + " " + f.lastVerified(), f.contentHash(), f.transcript());
    store
        .verifications(f.key())
        .forEach(v -> line(ci, "reading", key, v.readAt() + " " + v.dated(), v.contentHash()));
  }

  private void claim(Claim c, boolean held) {
    line(
        c.ci(),
        "claim",
        c.facet().source() + " " + c.facet().kind(),
        attribute(c.attribute()),
        c.value().canonical(),
        c.after() + " " + c.validFrom() + " " + c.validTo() + " " + c.confirmed(),
        held + " " + c.evidence());
  }

  private String attribute(String attribute) {
    int slash = attribute.indexOf('/');
    return slash < 0
        ? attribute
        : attribute.substring(0, slash + 1) + name(new CiId(attribute.substring(slash + 1)));
  }

  private void state(AttributeState s) {
    var losses = new ArrayList<String>();
    s.decision()
        .losses()
        .forEach(
            loss -> losses.add(loss.facet().source() + loss.value().canonical() + loss.because()));
    losses.sort(Comparator.naturalOrder());
    var elements = new ArrayList<String>();
    s.decision()
        .elements()
        .forEach(e -> elements.add(e.value() + e.facet().source() + e.because()));
    line(
        s.ci(),
        "state",
        attribute(s.attribute()),
        s.value().canonical(),
        s.status().word(),
        s.winner().source() + " " + s.winner().kind(),
        s.decision().because(),
        losses + " " + elements,
        s.changedAfter() + " " + s.changedBy() + " " + s.lastVerified() + " " + s.freshFor());
  }
}
