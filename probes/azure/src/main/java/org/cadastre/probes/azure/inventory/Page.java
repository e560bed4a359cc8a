package org.cadastre.probes.azure.inventory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cadastre.core.evidence.Answer;
import org.cadastre.core.evidence.Exchange;
import org.cadastre.core.evidence.Question;
import org.cadastre.probes.azure.arm.Json;
import org.cadastre.probes.azure.arm.JsonText;

/// One page of a listing, or an answer that is no listing.
///
/// @param at the exchange's number
/// @param body what it says; nothing when it does not say it well
public record Page(int at, Exchange exchange, Json body) {

  static Page of(int at, Exchange exchange) {
    var body =
        exchange.answer() instanceof Answer.Said said && said.succeeded()
            ? JsonText.read(said.text()).orElse(Json.Nothing.HERE)
            : Json.Nothing.HERE;
    return new Page(at, exchange, body);
  }

  /// What an answer says to whoever wants to ask on.
  public static Page of(Question question, Answer answer) {
    return of(0, new Exchange(question, answer));
  }

  /// Whether it came whole and well.
  public boolean sound() {
    return body instanceof Json.Fields;
  }

  /// Whether it was refused to us, which says nothing of what else we may ask.
  public boolean forbidden() {
    return exchange.answer() instanceof Answer.Said said && said.status() == 403;
  }

  /// Whether asking for less would fare no better: nobody answers, we are asked to wait, or the
  /// token is no longer good.
  public boolean hopeless() {
    return switch (exchange.answer()) {
      case Answer.Said said -> said.status() == 401 || said.status() == 429;
      case Answer.Silent _ -> true;
      case Answer.Refused _ -> false;
    };
  }

  /// The resources on it: Resource Graph calls them data, the resource manager value.
  public List<Json> rows() {
    return body.fields().containsKey("data") ? body.items("data") : body.items("value");
  }

  /// Resource Graph's word for where the next page begins.
  public Optional<String> token() {
    return body.text("$skipToken");
  }

  boolean truncated() {
    return body.flag("resultTruncated").orElse(false);
  }

  OptionalLong total() {
    return body.whole("totalRecords");
  }

  boolean saysMore() {
    return body.text("nextLink").isPresent();
  }

  /// The path of the next page; the host that the link names is of no interest.
  public Optional<String> next() {
    return body.text("nextLink").flatMap(Page::path);
  }

  private static Optional<String> path(String link) {
    try {
      var uri = new URI(link.replace(" ", "%20"));
      var path = uri.getRawPath();
      return path == null || !path.startsWith("/subscriptions/") || path.contains("..")
          ? Optional.empty()
          : Optional.of(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
