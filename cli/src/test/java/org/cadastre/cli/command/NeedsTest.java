package org.cadastre.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cadastre.runtime.access.Operation;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Every command says what it does, so that it can be told who may.
class NeedsTest {
  private static List<CommandLine> leaves(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return List.of(command);
    }
    var leaves = new ArrayList<CommandLine>();
    command.getSubcommands().values().forEach(sub -> leaves.addAll(leaves(sub)));
    return leaves;
  }

  @Test
  void everyCommandDeclaresItsOperationOrTouchesNoHome() {
    var undeclared = new ArrayList<String>();
    var counts = new TreeMap<Operation, Integer>();
    for (var command : leaves(new CommandLine(new Root()))) {
      Class<?> type = command.getCommandSpec().userObject().getClass();
      var needs = type.getAnnotation(Needs.class);
      boolean free = type.isAnnotationPresent(NoHome.class);
      if ((needs == null) != free) {
        undeclared.add(command.getCommandSpec().qualifiedName());
      }
      if (needs != null) {
        counts.merge(needs.value(), 1, Integer::sum);
        if (!needs.with().isEmpty()) {
          assertThat(command.getCommandSpec().optionsMap()).containsKey(needs.with());
          counts.merge(needs.then(), 1, Integer::sum);
        }
      }
    }
    assertThat(undeclared).isEmpty();
    assertThat(counts.keySet()).as("every operation is some command's").hasSize(17);
    assertThat(counts.get(Operation.READ)).isGreaterThan(20);
  }
}
