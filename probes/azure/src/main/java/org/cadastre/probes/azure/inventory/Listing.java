package org.cadastre.probes.azure.inventory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.probes.azure.arm.ArmId;
import org.cadastre.probes.azure.arm.Json;
import org.jspecify.annotations.Nullable;

/// The pages of one listing, in order.
///
/// @param pages never empty
record Listing(Asked asked, List<Page> pages) {

  /// A resource as it stands in an answer.
  record Row(Json json, int at) {}

  /// Every listing of a transcript. A page belongs to the listing whose last page pointed at it.
  static List<Listing> all(Transcript transcript) {
    var listings = new ArrayList<Listing>();
    @Nullable Listing current = null;
    for (int at = 0; at < transcript.exchanges().size(); at++) {
      var page = Page.of(at, transcript.exchanges().get(at));
      if (current != null && current.continuedBy(page)) {
        current.pages.add(page);
        continue;
      }
      current = Asked.of(page.exchange().question()).map(asked -> begun(asked, page)).orElse(null);
      if (current != null) {
        listings.add(current);
      }
    }
    return listings;
  }

  private static Listing begun(Asked asked, Page first) {
    return new Listing(asked, new ArrayList<>(List.of(first)));
  }

  private boolean continuedBy(Page page) {
    var last = pages.getLast();
    var question = page.exchange().question();
    if (question.verb().equals(Asked.GET)) {
      return last.next().filter(question.text()::equals).isPresent();
    }
    var query = Graph.query(question);
    return query.isPresent()
        && query.equals(Graph.query(last.exchange().question()))
        && last.token().isPresent();
  }

  Page first() {
    return pages.getFirst();
  }

  /// The exchange that completes it: the proof of what it does not name.
  int at() {
    return pages.getLast().at();
  }

  List<Row> rows() {
    var rows = new ArrayList<Row>();
    pages.forEach(page -> page.rows().forEach(json -> rows.add(new Row(json, page.at()))));
    return rows;
  }

  /// How much of what was asked for came.
  Extent extent() {
    for (int i = 0; i < pages.size(); i++) {
      var shortfall = Extent.shortfall(pages.get(i));
      if (shortfall.isPresent()) {
        return shortfall.get().onPage(i + 1);
      }
    }
    var last = pages.getLast();
    if (last.saysMore() || last.token().isPresent()) {
      return partial("there is more than the " + pages.size() + " pages that were asked for");
    }
    if (last.truncated()) {
      return partial("Resource Graph cut the result short and does not say where to go on");
    }
    return counted().orElse(Extent.COMPLETE);
  }

  /// Resource Graph says how many there are: a list that moved while it was read is not a whole
  /// one.
  private Optional<Extent> counted() {
    if (pages.stream().allMatch(page -> page.total().isEmpty())) {
      return Optional.empty();
    }
    var distinct = new HashSet<String>();
    rows().forEach(row -> distinct.add(key(row.json())));
    for (var page : pages) {
      long total = page.total().orElse(-1);
      if (total != distinct.size()) {
        return Optional.of(
            partial(
                "%d of %s came: the list changed while it was read"
                    .formatted(distinct.size(), total < 0 ? "an untold number" : total)));
      }
    }
    return Optional.empty();
  }

  private static String key(Json row) {
    return ArmId.of(row.text("id")).map(ArmId::text).or(() -> row.text("type")).orElse("");
  }

  private static Extent partial(String reason) {
    return new Extent(Outcome.PARTIAL, reason);
  }
}
