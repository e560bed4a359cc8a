package org.cadastre.testkit;

import java.util.List;
import java.util.Objects;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.store.CmdbStore;
import org.cadastre.core.store.HostBody;
import org.cadastre.core.store.HostHead;

/// The store that a contract's tests speak to.
interface StoreUnderTest {
  CmdbStore store();

  /// The same register, opened anew.
  CmdbStore reopened();

  default void commit(Change... changes) {
    store().commit(ChangeSet.of(changes));
  }

  default HostHead head(String host) {
    return Objects.requireNonNull(store().heads(List.of(new CiId(host))).get(new CiId(host)));
  }

  default HostBody body(String host) {
    return Objects.requireNonNull(store().bodies(List.of(new CiId(host))).get(new CiId(host)));
  }
}
