package org.cadastre.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A configuration with little in it, on disk.
record SmallConfiguration(Path directory) {
  void write() throws IOException {
    write(
        directory,
        "model/classes/devices.yaml",
        """
        classes:
          - name: device
            doc: Anything.
            identifiers:
              - {priority: 10, keys: [hw.serial_number], strong: true}
        """);
    write(
        directory,
        "model/attributes.yaml",
        """
        attributes:
          - {name: hw.vendor, facet: hardware, doc: Manufacturer.}
          - {name: os.version, facet: system, doc: Version.}
        """);
    write(directory, "model/relations.yaml", "relations: []\n");
    write(
        directory, "vocabulary/vendors.yaml", "vendors:\n  - {name: Acme, aliases: [Acme Inc.]}\n");
    write(directory, "rules/junk.yaml", "junk: {hw.serial_number: [{matches: '^0+$'}]}\n");
    write(
        directory,
        "rules/authority.yaml",
        "authority: [{class: device, attribute: '*', sources: [{source: snmp, fresh: 7d}]}]\n");
    Files.createDirectories(directory.resolve("knowledge"));
  }

  static Path write(Path directory, String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  static List<String> problems(ThrowingCallable loading) {
    var thrown = catchThrowableOfType(InvalidConfigurationException.class, loading);
    return Objects.requireNonNull(thrown).problems().stream().map(Problem::toString).toList();
  }
}
