package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void aSmallConfiguration() throws IOException {
    new SmallConfiguration(directory).write();
  }

  private List<String> problems(String text) throws IOException {
    SmallConfiguration.write(directory, "model/more.yaml", text);
    return SmallConfiguration.problems(() -> Configuration.load(directory)).stream()
        .map(problem -> problem.substring(problem.indexOf("model/")))
        .toList();
  }

  @Test
  void aPriorityThatIsThereTwiceIsToldOnceNotForEveryHeir() throws IOException {
    assertThat(
            problems(
                """
                classes:
                  - name: server
                    parent: device
                    doc: A server.
                    identifiers:
                      - {priority: 10, keys: [host.id]}
                  - {name: virtual_machine, parent: server, doc: A guest.}
                """))
        .containsExactly("model/more.yaml:2: two identifiers of class 'server' have priority 10");
  }

  @Test
  void elementsAreAMatterOfSets() throws IOException {
    assertThat(
            problems(
                """
                attributes:
                  - {name: a, facet: system, elements: whole, doc: A text.}
                  - {name: b, facet: system, kind: many, elements: some, doc: A set.}
                """))
        .containsExactly(
            "model/more.yaml:2: 'elements' is for attributes of kind many",
            "model/more.yaml:3: 'elements' must be each or whole, not 'some'");
  }

  @Test
  void partsMayHavePartsToAnyDepth() throws IOException {
    SmallConfiguration.write(
        directory,
        "model/more.yaml",
        """
        classes:
          - {name: disk, in: storage, doc: A disk., identifiers: [{priority: 1, keys: [disk.id]}]}
          - {name: partition, in: storage, doc: Of a disk., identifiers: [{priority: 1, keys: [p.id]}]}
          - {name: volume, in: storage, doc: Of one., identifiers: [{priority: 1, keys: [v.id]}]}
        """);
    var model = Configuration.load(directory).model();
    assertThat(model.ciClass("volume")).get().matches(c -> c.dependent());
  }
}
