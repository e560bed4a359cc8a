package org.cadastre.testkit;

import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.store.CmdbStore;

/// The store that a contract's tests speak to.
interface StoreUnderTest {
  CmdbStore store();

  /// The same register, opened anew.
  CmdbStore reopened();

  default void commit(Change... changes) {
    store().commit(ChangeSet.of(changes));
  }
}
