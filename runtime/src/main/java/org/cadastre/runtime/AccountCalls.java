package org.cadastre.runtime;

/// How many requests an account, or one of its regions, was asked in a run.
///
/// @param scope `aws:123456789012/eu-west-1`, `azure:<subscription>`
/// @param calls requests that were put, each once however often it was tried
/// @param instances machines that the answers show
public record AccountCalls(String scope, int calls, int instances) {}
