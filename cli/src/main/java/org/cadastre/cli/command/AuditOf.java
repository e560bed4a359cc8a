package org.cadastre.cli.command;

import picocli.CommandLine.Command;

/// `cadastre audit`
@Command(
    name = "audit",
    description = "Whether everything is as it was signed, proofs of it, and who decided what.",
    subcommands = {AuditVerify.class, AuditExport.class, AuditLog.class, AuditUses.class})
final class AuditOf extends Group {}
