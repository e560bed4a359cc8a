package org.cadastre.probes.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cadastre.testkit.Confined;
import org.junit.jupiter.api.Test;

/// Whatever an agent does, asking it ends a second after the time for it is over at the latest,
/// takes no more than 32 MB, and leaves a row of coverage that says what is missing.
final class HostileAgentTest {
  private static List<String[]> said(List<ScriptedAgent> agents)
      throws IOException, InterruptedException {
    var ports = agents.stream().map(a -> Integer.toString(a.endpoint().port())).toList();
    var said = Confined.run(ConfinedSnmp.class, ports);
    agents.forEach(ScriptedAgent::close);
    assertThat(said).hasSize(agents.size());
    return said;
  }

  @Test
  void noAgentCostsMoreThanItsTimeAndItsMemory() throws IOException, InterruptedException {
    var hostile = List.of(HostileAgent.values());
    var agents = new ArrayList<ScriptedAgent>();
    for (var agent : hostile) {
      agents.add(agent.start());
    }
    var said = said(agents);
    for (int i = 0; i < said.size(); i++) {
      Confined.requireEnded(hostile.get(i), said.get(i));
    }
  }

  /// 2,000 interfaces, and 50,000 entries in each table of who is heard and who has which address.
  @Test
  void aLargeChassisIsReadWholeInTheSameMemory() throws IOException, InterruptedException {
    var words = said(List.of(ScriptedAgent.start(LargeChassis.agent()))).getFirst();
    assertThat(words[3]).as("answers cut").isEqualTo("0");
    assertThat(Integer.parseInt(words[4])).as("length").isGreaterThan(LargeChassis.LEAST_LENGTH);
  }
}
