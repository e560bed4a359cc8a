package org.cadastre.probes.snmp;

import java.util.List;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.knowledge.Knowledge;
import org.cadastre.core.knowledge.Vocabulary;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;

/// Takes a device's inventory over SNMP: what it is, its interfaces and addresses, its parts, and
/// the battery of a UPS.
public final class SnmpProbe implements Probe {
  private final Shelf shelf;
  private final Vocabulary vocabulary;

  /// @param knowledge the entries of `config/knowledge/snmp`
  public SnmpProbe(Knowledge knowledge, Vocabulary vocabulary) {
    this.shelf = new Shelf(knowledge);
    this.vocabulary = vocabulary;
  }

  @Override
  public String name() {
    return "snmp";
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return endpoint.protocol().equals("snmp");
  }

  @Override
  public void question(Session session) throws InterruptedException {
    new Survey(shelf, session).take();
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    if (transcript.exchanges().isEmpty()) {
      return List.of();
    }
    return new Reading(transcript, shelf, vocabulary).findings();
  }
}
