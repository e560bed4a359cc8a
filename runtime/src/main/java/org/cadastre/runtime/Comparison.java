package org.cadastre.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;
import org.jspecify.annotations.Nullable;

/// Holds one register against another, item by item.
final class Comparison {
  private final CmdbStore live;
  private final CmdbStore fresh;
  private final List<Changed> differences = new ArrayList<>();
  private long items;
  private long more;

  Comparison(CmdbStore live, CmdbStore fresh) {
    this.live = live;
    this.fresh = fresh;
  }

  RebuildReport report(long entries) {
    live.eachHost(group -> {
      var heads = fresh.heads(group.keySet());
      var bodies = fresh.bodies(group.keySet());
      group.forEach((ci, host) -> {
        items++;
        compare(host.head(), host.body(), heads.get(ci), bodies.get(ci));
      });
    });
    fresh.eachHost(group -> {
      var known = live.taken(group.keySet());
      group.forEach((ci, host) -> {
        if (!known.contains(ci)) {
          note(host.head().item(), "item", "", "only in the rebuilt register");
        }
      });
    });
    var open = live.conflicts();
    var rebuilt = fresh.conflicts();
    if (!open.equals(rebuilt)) {
      note(new CiId("-"), "-", "-", "conflicts", open.size() + " open", rebuilt.size() + " open");
    }
    return new RebuildReport(entries, items, differences, more);
  }

  private void compare(
      HostHead head, HostBody body, @Nullable HostHead newHead, @Nullable HostBody newBody) {
    var item = head.item();
    if (newHead == null || newBody == null) {
      note(item, "item", "only in the register in use", "");
    } else if (!head.equals(newHead) || !body.equals(newBody)) {
      int before = differences.size();
      var pictures = pictures(head, body);
      var newPictures = pictures(newHead, newBody);
      var places = new TreeSet<>(pictures.keySet());
      places.addAll(newPictures.keySet());
      for (var place : places) {
        var was = pictures.getOrDefault(place, Picture.NOTHING);
        var is = newPictures.getOrDefault(place, Picture.NOTHING);
        if (!was.equals(is)) {
          boolean told = !was.words().equals(is.words());
          note(item, place, told ? was.words() : was.whole(), told ? is.words() : is.whole());
        }
      }
      if (differences.size() == before) {
        note(item, "item", head.toString(), newHead.toString());
      }
    }
  }

  /// Something in the register.
  ///
  /// @param words what of it matters most
  private record Picture(String words, String whole) {
    static final Picture NOTHING = new Picture("", "");

    static Picture of(Object thing) {
      return new Picture(thing.toString(), thing.toString());
    }

    static Picture of(AttributeState state) {
      return new Picture(
          "%s (%s, %s)".formatted(state.value(), state.status().word(), state.winner().source()),
          state.toString());
    }
  }

  /// What is held of the host and its parts, by what it is about.
  private static Map<String, Picture> pictures(HostHead head, HostBody body) {
    var pictures = new TreeMap<String, Picture>();
    var names = new HashMap<CiId, String>();
    pictures.put("item", Picture.of(head.item()));
    pictures.put("keys", Picture.of(head.keys()));
    pictures.put("endpoints", Picture.of(head.endpoints()));
    pictures.put("facets", Picture.of(head.facets()));
    pictures.put("locks", Picture.of(head.locks()));
    for (var part : body.parts()) {
      names.put(part.id(), part.ciClass() + " " + part.name() + " ");
      pictures.put(part.ciClass() + " " + part.name() + " " + part.id(), Picture.of(part));
    }
    body.states()
        .forEach(state ->
            pictures.put(
                names.getOrDefault(state.ci(), "") + state.attribute(), Picture.of(state)));
    body.claims()
        .forEach(set ->
            pictures.put(
                "claims of "
                    + set.facet().source()
                    + " "
                    + set.facet().kind()
                    + " about "
                    + names.getOrDefault(set.ci(), "")
                    + set.ci(),
                Picture.of(set)));
    return pictures;
  }

  private void note(ConfigurationItem item, String what, String from, String to) {
    note(item.id(), item.ciClass(), item.name(), what, from, to);
  }

  private void note(CiId ci, String ciClass, String name, String what, String from, String to) {
    if (differences.size() < RebuildReport.MOST) {
      differences.add(new Changed(ci, ciClass, name, what, Objects.requireNonNull(from), to));
    } else {
      more++;
    }
  }
}
