package org.cadastre.reconciler;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cadastre.core.ci.ChangeSet;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Key;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.core.rules.RuleSet;
import org.cadastre.core.store.CmdbView;
import org.cadastre.reconciler.identify.Identification;

/// Turns what transcripts prove into what changes in the register.
///
/// Pure: the same view, observations and time give the same changes; reconciling again after the
/// commit changes nothing but the times of verification. What the register holds at the end does
/// not depend on the order in which transcripts came.
public final class Reconciler {
  private final Rulebook book;

  /// What everything is judged by.
  record Rulebook(ClassModel model, RuleSet rules, Identification identification) {
    String family(Subject subject) {
      return model.family(subject.ciClass());
    }
  }

  public Reconciler(ClassModel model, RuleSet rules) {
    this.book = new Rulebook(model, rules, new Identification(model, rules));
  }

  /// The keys by which the items are looked for that these observations may be about.
  public Set<Key> keys(Collection<Observation> observations) {
    var keys = new TreeSet<Key>();
    observations.forEach(
        observation -> observation.roots().forEach(root -> keys.addAll(root.keys())));
    return keys;
  }

  /// @param transcripts the observations of each transcript
  /// @param archive reads transcripts again where something came late
  /// @param recordedAt the time at which the changes will be written; freshness is judged then
  public Reconciled reconcile(
      CmdbView view, List<List<Observation>> transcripts, Testimonies archive, Instant recordedAt) {
    return new Batch(book, view, archive, recordedAt).run(transcripts);
  }

  /// Works out anew who is who among all that these transcripts and items have to do with, from all
  /// that was ever met, and brings the items in line with that.
  ///
  /// @param transcripts new ones, that came late; may be empty
  /// @param items of which something was asserted or taken back; may be empty
  /// @param because what an operator reads where an item comes or goes by this
  public ChangeSet refold(
      CmdbView view,
      List<List<Observation>> transcripts,
      Collection<CiId> items,
      Testimonies archive,
      String because,
      Instant recordedAt) {
    return new Refold(book, view, archive, because, recordedAt).run(transcripts, items);
  }

  /// Works out anew who is who, and what is so, as if these transcripts had never come.
  ///
  /// @param transcripts hashes
  /// @param because what an operator reads where an item comes or goes by this
  public ChangeSet disown(
      CmdbView view,
      Collection<String> transcripts,
      Testimonies archive,
      String because,
      Instant recordedAt) {
    return new Refold(book, view, archive, because, recordedAt).without(transcripts);
  }

  /// Judges again what time, a lock or other rules may have changed.
  ///
  /// @param all whether everything is judged, or only what time has overtaken
  public ChangeSet settle(
      CmdbView view, Collection<CiId> items, Reconsider all, Instant recordedAt) {
    return new Resettle(book, view, recordedAt).run(items, all);
  }

  /// What is judged again.
  public enum Reconsider {
    OVERTAKEN,
    EVERYTHING
  }
}
