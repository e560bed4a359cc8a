package org.cadastre.cli.command;

import picocli.CommandLine.IVersionProvider;

/// The version as the jar's manifest tells it.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version = Root.class.getPackage().getImplementationVersion();
    return new String[] {
      "cadastre " + (version == null ? "(not from a jar)" : version),
      "Java "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
