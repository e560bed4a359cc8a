package org.cadastre.probes.azure;

import java.time.Duration;

/// Lets time pass before a request is made again; a test lets none pass.
@FunctionalInterface
interface Pause {
  void of(Duration time) throws InterruptedException;
}
