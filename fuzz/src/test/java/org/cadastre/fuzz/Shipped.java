package org.cadastre.fuzz;

import java.nio.file.Path;
import org.cadastre.settings.Configuration;

/// The configuration that we ship: what is read with it is what users read with it.
public final class Shipped {
  public static final Configuration CONFIGURATION =
      Configuration.load(Path.of(System.getProperty("cadastre.config", "../config")));

  private Shipped() {}
}
