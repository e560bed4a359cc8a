package org.cadastre.probes.ssh;

import java.util.Locale;
import java.util.Optional;
import org.cadastre.core.knowledge.Placeholder;
import org.cadastre.core.knowledge.Vocabulary;
import org.jspecify.annotations.Nullable;

/// What the firmware says the machine is. Nothing for a container: what it sees is its host's.
record Hardware(
    Optional<Named> vendor,
    Optional<Named> model,
    Optional<Named> serial,
    Optional<Named> uuid,
    Optional<Named> firmware) {
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  /// A text and, where knowledge gave it, the entry.
  record Named(String text, int exchange, @Nullable String knowledge) {}

  static Hardware of(Picture picture, Vocabulary vocabulary) {
    if (picture.container()) {
      var none = Optional.<Named>empty();
      return new Hardware(none, none, none, none, none);
    }
    return new Hardware(
        recognised(picture, "hw.vendor")
            .or(() -> said(picture, "sys_vendor", "board_vendor").map(n -> spelt(n, vocabulary))),
        recognised(picture, "hw.model")
            .or(() -> said(picture, "product_name", "board_name", "devicetree.model")),
        recognised(picture, "hw.serial_number")
            .or(() -> said(picture, "product_serial", "devicetree.serial-number")),
        said(picture, "product_uuid").map(Hardware::lower).filter(n -> n.text().matches(UUID)),
        recognised(picture, "hw.firmware_version").or(() -> said(picture, "bios_version")));
  }

  private static Optional<Named> recognised(Picture picture, String attribute) {
    return picture.recognised(attribute).map(r -> new Named(r.value(), r.exchange(), r.entry()));
  }

  private static Optional<Named> said(Picture picture, String... names) {
    for (var name : names) {
      var text = picture.dmi().value(name).flatMap(Placeholder::real);
      if (text.isPresent()) {
        return Optional.of(new Named(text.get(), picture.at(Asked.DMI), null));
      }
      var other = picture.platform(name).flatMap(Placeholder::real);
      if (other.isPresent()) {
        return Optional.of(new Named(other.get(), picture.at(Asked.PLATFORM), null));
      }
    }
    return Optional.empty();
  }

  private static Named spelt(Named said, Vocabulary vocabulary) {
    var spelling = vocabulary.spelling("vendor", said.text()).orElse(said.text());
    return new Named(spelling, said.exchange(), said.knowledge());
  }

  private static Named lower(Named said) {
    return new Named(said.text().toLowerCase(Locale.ROOT), said.exchange(), said.knowledge());
  }
}
