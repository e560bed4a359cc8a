package org.cadastre.probes.aws;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;
import org.cadastre.probes.aws.call.Call;

/// Surveys one account in one region, or what an account has in no region, through the APIs that
/// list it.
public final class AwsProbe implements Probe {
  static final int USUAL_PAGE = 1_000;

  private final int pageSize;

  public AwsProbe() {
    this(USUAL_PAGE);
  }

  /// @param pageSize the most that a page may hold
  AwsProbe(int pageSize) {
    this.pageSize = pageSize;
  }

  @Override
  public String name() {
    return Place.PROTOCOL;
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return Place.of(endpoint).isPresent();
  }

  /// The account: `aws:123456789012`.
  @Override
  public String source(Transcript transcript) {
    return Place.of(transcript.endpoint())
        .map(place -> name() + ":" + place.account())
        .orElse(name());
  }

  @Override
  public void question(Session session) throws InterruptedException {
    var place = Place.of(session.endpoint());
    if (place.isEmpty()) {
      return;
    }
    var survey = new Survey(Catalogue.of(place.get()), pageSize, (_, _, _) -> {});
    for (var calls = survey.next(); !calls.isEmpty(); calls = survey.next()) {
      var answers = session.askAll(calls.stream().map(Call::question).toList());
      for (int i = 0; i < calls.size(); i++) {
        survey.heard(calls.get(i), answers.get(i));
      }
    }
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    return Place.of(transcript.endpoint())
        .map(place -> new Reading(place, transcript).findings())
        .orElse(List.of());
  }

  /// Goes through a transcript as it was asked.
  private static final class Reading {
    private final Place place;
    private final Transcript transcript;
    private final Report report;
    private final Map<String, Queue<Integer>> exchanges = new HashMap<>();
    private final Map<Listing, Integer> latest = new HashMap<>();
    private int exchange;

    Reading(Place place, Transcript transcript) {
      this.place = place;
      this.transcript = transcript;
      this.report = new Report(transcript.hash());
      for (int i = 0; i < transcript.exchanges().size(); i++) {
        int number = i;
        Call.read(transcript.exchanges().get(i).question())
            .ifPresent(call ->
                exchanges.computeIfAbsent(call.gist(), _ -> new ArrayDeque<>()).add(number));
      }
    }

    List<Finding> findings() {
      var survey = new Survey(Catalogue.of(place), USUAL_PAGE, this::heard);
      for (var calls = survey.next(); !calls.isEmpty(); calls = survey.next()) {
        calls.forEach(call -> look(survey, call));
      }
      if (!survey.extents().isEmpty()) {
        new Extents(place, report, latest).report(survey.extents());
      }
      return Mentions.without(place.regionSubject(), report.findings());
    }

    private void look(Survey survey, Call call) {
      var at = exchanges.getOrDefault(call.gist(), new ArrayDeque<>()).poll();
      if (at == null) {
        survey.skipped(call);
        return;
      }
      exchange = at;
      Catalogue.of(place).listing(call).ifPresent(listing -> latest.put(listing, exchange));
      survey.heard(call, transcript.exchanges().get(at).answer());
    }

    private void heard(Listing listing, Call call, org.cadastre.probes.aws.answer.Node answer) {
      var page = new Page(place, call, exchange, report);
      answer.all(listing.items()).forEach(item -> listing.teller().tell(item, page));
    }
  }
}
