package org.cadastre.reconciler;

import java.util.Map;
import java.util.Optional;
import org.cadastre.core.ci.CiId;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.ClassModel;
import org.cadastre.reconciler.identify.Ids;
import org.cadastre.reconciler.reconcile.Statement;

/// Which items the subjects of one transcript were taken for.
record Links(ClassModel model, Map<Subject, CiId> roots) {

  Optional<CiId> of(Subject subject) {
    var host = subject.host();
    return host == null
        ? Optional.ofNullable(roots.get(subject))
        : of(host).map(ci -> Ids.ofPart(model, subject, ci));
  }

  /// The attribute under which a statement is held: a relation is `type/target-id`. Empty while
  /// nobody knows which item the target is.
  Optional<String> attribute(Statement statement) {
    var target = statement.target();
    return target == null
        ? Optional.of(statement.attribute())
        : of(target).map(ci -> statement.attribute() + "/" + ci);
  }
}
