package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre credential`
@Command(
    name = "credential",
    description =
        "What opens devices: sealed in the home's vault, shown to nothing outside its scope.",
    subcommands = {
      CredentialAdd.class,
      CredentialList.class,
      CredentialShow.class,
      CredentialTest.class,
      CredentialRotate.class,
      CredentialRotateKey.class,
      CredentialReset.class,
      CredentialRemove.class
    })
final class Credentials extends Group {}
