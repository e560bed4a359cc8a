package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre ci`
@Command(
    name = "ci",
    description = "Configuration items.",
    subcommands = {
      CiList.class,
      CiShow.class,
      CiHistory.class,
      CiHealth.class,
      CiMerge.class,
      CiUnmerge.class,
      CiSplit.class,
      CiLock.class,
      CiUnlock.class,
      CiOwn.class,
      CiRetire.class
    })
final class Ci extends Group {}
