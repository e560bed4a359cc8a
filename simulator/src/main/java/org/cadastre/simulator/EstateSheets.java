package org.cadastre.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the sheets of the demo estate, each with the one that it says it is like underneath.
final class EstateSheets {
  private static final List<String> DEVICES =
      List.of(
          "edge-01",
          "core-01",
          "access-01",
          "access-02",
          "fw-01",
          "ups-01",
          "printer-01",
          "web-01",
          "web-02",
          "db-01",
          "app-01",
          "mail-01",
          "hv-01",
          "backup-01",
          "shop-01",
          "ledger-01");

  private EstateSheets() {}

  /// By device name, in the order of their addresses.
  static Map<String, Sheet> read() {
    var sheets = new LinkedHashMap<String, Sheet>();
    for (var device : DEVICES) {
      var sheet = sheet(device);
      var like = sheet.value("device", "like");
      sheets.put(device, like.isEmpty() ? sheet : sheet(like).with(sheet));
    }
    return sheets;
  }

  private static Sheet sheet(String name) {
    try (var in = EstateSheets.class.getResourceAsStream("estate/" + name + ".sheet")) {
      var text = Objects.requireNonNull(in, name + " has no sheet").readAllBytes();
      return Sheet.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the sheet of " + name + " cannot be read", e);
    }
  }
}
