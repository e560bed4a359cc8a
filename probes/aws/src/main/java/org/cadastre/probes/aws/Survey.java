package org.cadastre.probes.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.probes.aws.answer.Node;
import org.cadastre.probes.aws.call.Call;
import org.jspecify.annotations.Nullable;

/// Goes through a catalogue: says what is to be asked next, given what was answered so far. Asking
/// and reading go the same way, so that a transcript is read exactly as far as it was asked.
final class Survey {
  private static final int MOST_CALLS = 50_000;

  /// What emulators write where there is no next page.
  private static final Set<String> NO_TOKENS = Set.of("null", "None");

  /// Takes part in what is answered.
  interface Listener {
    void heard(Listing listing, Call call, Node answer);
  }

  /// What became of a listing.
  ///
  /// @param answered whether anything of it could be gone by
  /// @param failure the first thing that went wrong, or null
  record Extent(boolean answered, Heard.@Nullable Failed failure) {
    Extent and(Heard.@Nullable Failed more, boolean understood) {
      return new Extent(answered || understood, failure == null ? more : failure);
    }

    boolean complete() {
      return failure == null;
    }
  }

  private final Catalogue catalogue;
  private final int pageSize;
  private final Listener listener;
  private final Set<String> asked = new HashSet<>();
  private final Map<Listing, Extent> extents = new LinkedHashMap<>();
  private List<Call> pending = new ArrayList<>();

  /// @param pageSize the most that a page may hold, where an action allows that much
  Survey(Catalogue catalogue, int pageSize, Listener listener) {
    this.catalogue = catalogue;
    this.pageSize = pageSize;
    this.listener = listener;
    catalogue.first().forEach(listing -> plan(listing.start()));
  }

  private void plan(Call call) {
    var listing = catalogue.listing(call).orElseThrow();
    if (asked.size() >= MOST_CALLS) {
      failed(listing, new Heard.Failed(Outcome.PARTIAL, "not asked: there is no end to it"));
    } else if (asked.add(call.gist())) {
      var paging = listing.paging();
      pending.add(
          paging == null
              ? call
              : call.withPageSize(paging.size(), Math.min(paging.most(), pageSize)));
    }
  }

  /// What is to be asked now; empty when all is done. Every call is handed out once.
  List<Call> next() {
    var calls = pending;
    pending = new ArrayList<>();
    return calls;
  }

  /// Leaves out what nobody asked: it was not yet known when the transcript was taken.
  void skipped(Call call) {
    var listing = catalogue.listing(call).orElseThrow();
    if (!call.gist().equals(listing.start().gist())) {
      failed(listing, new Heard.Failed(Outcome.PARTIAL, "not asked"));
    }
  }

  void heard(Call call, Answer answer) {
    var listing = catalogue.listing(call).orElseThrow();
    switch (Heard.of(answer, listing.nothing())) {
      case Heard.Failed failed -> failed(listing, failed);
      case Heard.Nothing() -> extend(listing, null, true);
      case Heard.Understood(var root) when !listing.shows(root) ->
          failed(
              listing, new Heard.Failed(Outcome.GARBLED, "the answer is none to what was asked"));
      case Heard.Understood(var root) -> {
        extend(listing, null, true);
        listener.heard(listing, call, root);
        goOn(listing, call, root);
        listing.followers().forEach(f -> f.follow(root, call).forEach(this::plan));
      }
    }
  }

  private void goOn(Listing listing, Call call, Node root) {
    var paging = listing.paging();
    var token = paging == null ? "" : root.text(paging.next());
    if (paging != null && !token.isEmpty() && !NO_TOKENS.contains(token)) {
      var more = call.with(paging.token(), token);
      if (asked.contains(more.gist())) {
        failed(listing, new Heard.Failed(Outcome.GARBLED, "its pages go round in circles"));
      } else {
        plan(more);
      }
    }
  }

  private void failed(Listing listing, Heard.Failed failure) {
    extend(listing, failure, false);
  }

  private void extend(Listing listing, Heard.@Nullable Failed failure, boolean understood) {
    extents.merge(
        listing, new Extent(understood, failure), (before, _) -> before.and(failure, understood));
  }

  /// What was asked at all, and how that went.
  Map<Listing, Extent> extents() {
    return extents;
  }
}
