package org.cadastre.probes.azure;

import java.util.List;
import java.util.Locale;
import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Finding;
import org.cadastre.core.evidence.Transcript;
import org.cadastre.core.probe.Probe;
import org.cadastre.core.probe.Session;
import org.cadastre.probes.azure.inventory.Graph;
import org.cadastre.probes.azure.inventory.Inventory;

/// Surveys Azure subscriptions: one inventory through Resource Graph where that is allowed, the
/// resource manager's own listings where it is not or where more is to be known.
public final class AzureProbe implements Probe {
  public static final String NAME = "azure";

  private final int rows;

  public AzureProbe() {
    this(Graph.MOST_ROWS);
  }

  /// @param rows how many Resource Graph is to put on a page
  AzureProbe(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean suits(Endpoint endpoint) {
    return endpoint.protocol().equals(NAME);
  }

  @Override
  public void question(Session session) throws InterruptedException {
    new Survey(session, rows).run();
  }

  /// Each subscription speaks for itself: `azure:<subscription>`.
  @Override
  public String source(Transcript transcript) {
    return NAME + ":" + transcript.endpoint().host().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Finding> read(Transcript transcript) {
    return Inventory.read(transcript);
  }
}
