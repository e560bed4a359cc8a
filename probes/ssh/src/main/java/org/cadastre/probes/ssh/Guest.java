package org.cadastre.probes.ssh;

import java.util.Optional;
import org.cadastre.core.knowledge.Recognition;

/// What the host is a guest of, as far as anybody said: the system itself, knowledge of its
/// firmware, or the processor, in this order.
///
/// @param type `none` for a host that is nobody's guest
record Guest(String type, int exchange, Optional<String> knowledge) {
  private static final String UNNAMED = "vm-other";

  static Optional<Guest> of(Picture picture) {
    int exchange = picture.at(Asked.VIRTUALIZATION);
    var said = picture.virtualization();
    var container = said.value("container").filter(kind -> !kind.equals("none"));
    return container
        .or(() -> said.value("vm"))
        .map(type -> new Guest(type, exchange, Optional.empty()))
        .or(() -> picture.recognised("virtualization.type").map(Guest::recognised))
        .or(() -> processor(picture));
  }

  private static Guest recognised(Recognition r) {
    return new Guest(r.value(), r.exchange(), Optional.of(r.entry()));
  }

  private static Optional<Guest> processor(Picture picture) {
    return picture
        .cpu()
        .guest()
        .filter(guest -> guest)
        .map(_ -> new Guest(UNNAMED, picture.at(Asked.CPU), Optional.empty()));
  }

  boolean virtual() {
    return !type.equals("none");
  }
}
