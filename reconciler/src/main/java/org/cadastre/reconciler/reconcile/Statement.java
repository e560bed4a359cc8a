package org.cadastre.reconciler.reconcile;

import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;
import org.jspecify.annotations.Nullable;

/// One thing a reading says of its host or of a part of it.
///
/// @param attribute or the type of a relation
/// @param target where the relation leads, or null for an attribute
public record Statement(
    Subject subject, String attribute, Value value, @Nullable Subject target, Evidence evidence) {}
