package org.cadastre.reconciler.reconcile;

import org.cadastre.core.evidence.Evidence;
import org.cadastre.core.evidence.Subject;
import org.cadastre.core.model.Value;

/// One thing a reading says of its host or of a part of it.
public record Statement(Subject subject, String attribute, Value value, Evidence evidence) {}
