package org.cadastre.imports;

import java.util.List;
import org.cadastre.core.evidence.Testimony;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.evidence.TranscriptReader;
import org.cadastre.core.model.ClassModel;

/// Understands inventories of the GLPI agent, of computers and telephones as of network equipment
/// and printers that it looked at over SNMP.
final class GlpiReader implements TranscriptReader {
  static final String SOURCE = "glpi";

  private final ClassModel model;
  private final Spelling spelling;

  GlpiReader(ClassModel model, Spelling spelling) {
    this.model = model;
    this.spelling = spelling;
  }

  @Override
  public List<Testimony> read(Transcript transcript) {
    var inventory = GlpiInventory.of(transcript);
    if (inventory.header().text("deviceid").isEmpty()) {
      return List.of();
    }
    var report = new GlpiReport(model, spelling, transcript.hash());
    var host = GlpiIdentity.of(inventory, spelling);
    if (inventory.fromWithin()) {
      new GlpiMachine(inventory, host, report).report();
      new GlpiParts(inventory, host, report).report();
      new GlpiNetworks(inventory, host, report).report();
      new GlpiDrives(inventory, host, report).report();
      new GlpiSoftware(inventory, host, report).report();
    } else {
      new GlpiDevice(inventory, host, report).report();
      new GlpiEntities(inventory, host, report).report();
      new GlpiPorts(inventory, host, report).report();
    }
    return List.of(new Testimony(SOURCE, inventory.observedAt(), report.findings()));
  }
}
