package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre scan`
@Command(
    name = "scan",
    description = "Ask many hosts at once and enter what they say.",
    subcommands = {
      ScanRunNow.class,
      ScanShare.class,
      ScanCheck.class,
      ScanList.class,
      ScanShow.class,
      ScanWatch.class,
      ScanShards.class,
      ScanDisown.class,
      ScanStopAll.class,
      ScanResume.class
    })
final class Scan extends Group {}
