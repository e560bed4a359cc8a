package org.cadastre.runtime;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.net.Cidr;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Care;
import org.cadastre.core.probe.Leave;
import org.cadastre.core.scan.Rates;
import org.cadastre.core.scan.Rates.Rate;
import org.cadastre.core.scan.Traffic;
import org.cadastre.settings.CareSettings;

/// How a run behaves towards those it speaks to: whom never, how often, and whom gently.
final class Conduct {
  /// What a fragile device bears: one packet a second, in one conversation.
  private static final Rate GENTLE = new Rate(1, 1, 1);

  private final Leave leave;
  private final Leave gentle;
  private final Predicate<InetAddress> fragile;

  /// @param forbidden whom it never speaks to
  /// @param fragile who bears little
  Conduct(
      Traffic traffic,
      Rates own,
      Predicate<InetAddress> forbidden,
      Predicate<InetAddress> fragile) {
    this.leave = traffic.leave(own, forbidden);
    this.gentle = Traffic.gently(leave, GENTLE);
    this.fragile = fragile;
  }

  static Conduct of(
      Cadastre cadastre, Traffic traffic, SweepRequest request, Plan plan, Expected expected) {
    var home = cadastre.settings().care();
    traffic.keepTo(home.rates());
    var careful = List.of(home, request.care());
    return new Conduct(
        traffic,
        request.care().rates(),
        plan::forbids,
        fragility(cadastre, careful, expected)::has);
  }

  private static Fragility fragility(
      Cadastre cadastre, List<CareSettings> careful, Expected expected) {
    var model = cadastre.configuration().model();
    if (!cadastre.home().exists()) {
      return Fragility.named(careful, model);
    }
    var now = cadastre.clock().instant();
    return expected.fragility(
        careful, now, () -> cadastre.ask(store -> Fragility.of(careful, model, store, now)));
  }

  Access of(Access access, Endpoint endpoint) {
    return fragile(endpoint) ? access.with(gentle, Care.FRAGILE) : access.with(leave, Care.USUAL);
  }

  /// Why an endpoint is left out, if it is.
  Optional<String> spared(Endpoint endpoint) {
    return fragile(endpoint) && !Protocols.GENTLE.contains(endpoint.protocol())
        ? Optional.of("not asked: marked as fragile")
        : Optional.empty();
  }

  private boolean fragile(Endpoint endpoint) {
    return Cidr.literal(endpoint.host()).filter(fragile).isPresent();
  }
}
