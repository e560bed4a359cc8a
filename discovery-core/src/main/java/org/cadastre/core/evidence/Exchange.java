package org.cadastre.core.evidence;

/// A question and its answer.
public record Exchange(Question question, Answer answer) {}
