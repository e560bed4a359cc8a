package org.cadastre.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cadastre.cli.view.Departure;
import org.cadastre.cli.view.LineageView;
import org.cadastre.core.ci.AttributeState;
import org.cadastre.core.ci.Claim;
import org.cadastre.core.ci.ConfigurationItem;
import org.cadastre.core.ci.Lock;
import org.cadastre.runtime.RefusedException;
import org.cadastre.runtime.access.Operation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `cadastre lineage`
@Command(
    name = "lineage",
    description =
        "Who says so, since when, last verified when, and why it won: of one attribute or all.")
@Needs(Operation.READ)
final class Lineage implements Callable<Integer> {
  private record Found(
      ConfigurationItem item,
      List<AttributeState> states,
      List<Claim> claims,
      List<Lock> locks,
      Optional<Departure> departure) {}

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "CI", description = "As for 'ci show'.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ATTRIBUTE",
      description = "Such as host.name.")
  private @Nullable String attribute;

  @Mixin private PastOptions past = new PastOptions();

  @Override
  public Integer call() {
    var root = Root.of(spec);
    var cadastre = root.cadastre();
    var now = cadastre.clock().instant();
    var times = past.times(now);
    if (times.isPresent()) {
      var then = cadastre.past().find(store -> Items.find(store, name), times.get());
      var found =
          new Found(
              then.record().item(),
              then.record().states(),
              then.claims(),
              List.of(),
              Optional.empty());
      return answer(root, new LineageView(then), found);
    }
    var found =
        cadastre.ask(store -> {
          var id = Items.find(root.console(), store, name);
          var item = store.item(id).orElseThrow();
          return new Found(
              item, store.states(id), store.claims(id), store.locks(id), Departure.of(store, item));
        });
    return answer(root, new LineageView(now, found.locks(), found.departure()), found);
  }

  private Integer answer(Root root, LineageView view, Found found) {
    if (attribute == null) {
      view.list(root.console(), found.item(), found.states(), found.claims());
    } else {
      var state = state(found, attribute);
      view.show(root.console(), found.item(), state, LineageView.of(state, found.claims()));
    }
    return Exit.DONE;
  }

  private static AttributeState state(Found found, String attribute) {
    return found.states().stream()
        .filter(state -> state.attribute().equals(attribute))
        .findFirst()
        .orElseThrow(() ->
            new RefusedException(
                "%s %s has no '%s'; it has %s"
                    .formatted(
                        found.item().ciClass(),
                        found.item().name(),
                        attribute,
                        String.join(
                            ", ",
                            found.states().stream().map(AttributeState::attribute).toList()))));
  }
}
