package org.cadastre.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cadastre.testkit.Samples.evidence;
import static org.cadastre.testkit.Samples.hour;
import static org.cadastre.testkit.Samples.id;
import static org.cadastre.testkit.Samples.item;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.cadastre.core.ci.Change;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.store.CiQuery;
import org.cadastre.core.store.CmdbView;
import org.junit.jupiter.api.Test;

/// Changes that are worked out from what the register holds, while others do the same.
interface WorkContract extends StoreUnderTest {
  int THREADS = 4;

  private static Key key(int number) {
    return new Key("host.id", "h" + number);
  }

  /// Makes an item for every key that tells none.
  private static ChangeSet found(CmdbView view, Collection<Key> keys, String by) {
    var changes = new ArrayList<Change>();
    var holders = view.holders("device", keys);
    for (var key : keys) {
      if (!holders.containsKey(key)) {
        var id = by + key.value();
        changes.add(new Change.ItemPut(item(id, "server", key.value())));
        changes.add(new Change.KeyLearnt(id(id), key, "device", "ssh", true));
      }
    }
    return new ChangeSet(changes);
  }

  @Test
  default void workSeesTheRegisterAndReturnsWhatWasApplied() {
    var keys = List.of(key(1), key(2));
    var first = store().commit(keys, view -> found(view, keys, "a"));
    var again = store().commit(keys, view -> found(view, keys, "b"));
    var alone = store().commitAlone(view -> found(view, List.of(key(2), key(3)), "c"));

    assertThat(first.changes()).hasSize(4);
    assertThat(again.changes()).isEmpty();
    assertThat(alone.changes()).hasSize(2);
    assertThat(reopened().taken(List.of(id("ah1"), id("ah2"), id("ch3")))).hasSize(3);
  }

  @Test
  default void workOnWhatWasCommittedBeforeAppliesNothing() {
    var changes =
        ChangeSet.of(
            new Change.EvidenceKept(evidence("ab", hour(1), 5)),
            new Change.ItemPut(item("c1", "server", "web")));

    assertThat(store().commit(List.of(), _ -> changes)).isEqualTo(changes);
    assertThat(store().commit(List.of(key(1)), _ -> changes).changes()).isEmpty();
    assertThat(store().commitAlone(_ -> changes).changes()).isEmpty();
  }

  @Test
  default void workThatFailsLeavesNothing() {
    Function<CmdbView, ChangeSet> failing =
        view -> {
          view.heads(List.of(id("c1")));
          throw new IllegalArgumentException("mine");
        };

    assertThatThrownBy(() -> store().commit(List.of(key(1)), failing)).hasMessage("mine");
    assertThatThrownBy(() -> store().commitAlone(failing)).hasMessage("mine");
    commit(new Change.ItemPut(item("c1", "server", "web")));
    assertThat(reopened().item(id("c1"))).isPresent();
  }

  @Test
  default void ofSeveralThatFindTheSameKeysOneMakesTheItem()
      throws InterruptedException, ExecutionException {
    var work = new ArrayList<Callable<Integer>>();
    for (int thread = 0; thread < THREADS; thread++) {
      var by = "t" + thread + "-";
      work.add(() -> {
        int made = 0;
        for (int i = 0; i < 40; i++) {
          var keys = List.of(key(i % 20), key((i * 7 + 3) % 20), key(19 - i % 20));
          made +=
              store()
                  .commit(keys, view -> found(view, new LinkedHashSet<>(keys), by))
                  .changes()
                  .size();
        }
        return made;
      });
    }
    int made = 0;
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var future : threads.invokeAll(work)) {
        made += future.get();
      }
    }

    assertThat(made).isEqualTo(40);
    assertThat(reopened().list(new CiQuery(List.of(), false, false), hour(0))).hasSize(20);
  }

  @Test
  default void ofSeveralThatChangeAHostNoneUndoesWhatAnotherDid()
      throws InterruptedException, ExecutionException {
    commit(
        new Change.ItemPut(item("c1", "server", "0")),
        new Change.ItemPut(item("c2", "server", "0")));
    var work = new ArrayList<Callable<Integer>>();
    for (int thread = 0; thread < THREADS; thread++) {
      var ids = thread % 2 == 0 ? List.of(id("c1"), id("c2")) : List.of(id("c2"), id("c1"));
      work.add(() -> {
        for (int i = 0; i < 25; i++) {
          store().commit(List.of(), view -> counted(view, ids));
        }
        return 0;
      });
    }
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var future : threads.invokeAll(work)) {
        future.get();
      }
    }

    assertThat(reopened().item(id("c1")).orElseThrow().name()).isEqualTo("100");
    assertThat(store().item(id("c2")).orElseThrow().name()).isEqualTo("100");
  }

  /// One head after the other, so that two may wait for each other.
  private static ChangeSet counted(CmdbView view, List<CiId> ids) {
    var changes = new ArrayList<Change>();
    for (var id : ids) {
      var before = view.heads(List.of(id)).get(id);
      if (before != null) {
        int count = Integer.parseInt(before.item().name());
        changes.add(new Change.ItemPut(item(id.value(), "server", Integer.toString(count + 1))));
      }
    }
    return new ChangeSet(changes);
  }
}
