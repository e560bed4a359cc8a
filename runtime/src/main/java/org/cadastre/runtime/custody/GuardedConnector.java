package org.cadastre.runtime.custody;

import org.cadastre.core.evidence.Endpoint;
import org.cadastre.core.evidence.Outcome;
import org.cadastre.core.probe.Access;
import org.cadastre.core.probe.Connector;
import org.cadastre.core.probe.Contact;
import org.cadastre.core.probe.Secret.WithheldException;

/// A connector whose every contact tells the custody what became of the secrets lent for it.
///
/// @param custody from which the secrets in an access are lent
public record GuardedConnector(Connector connector, Custody custody) implements Connector {
  private static final Contact BROKEN_OFF = new Contact.Failed(Outcome.PARTIAL, true, "broken off");

  @Override
  public String protocol() {
    return connector.protocol();
  }

  @Override
  public int defaultPort() {
    return connector.defaultPort();
  }

  @Override
  public Contact contact(Endpoint endpoint, Access access) throws InterruptedException {
    Contact said = BROKEN_OFF;
    try {
      said = connector.contact(endpoint, access);
      return said;
    } catch (WithheldException e) {
      return new Contact.Failed(Outcome.DENIED, true, String.valueOf(e.getMessage()));
    } finally {
      custody.settle(endpoint, said);
    }
  }

  @Override
  public void close() {
    connector.close();
  }
}
