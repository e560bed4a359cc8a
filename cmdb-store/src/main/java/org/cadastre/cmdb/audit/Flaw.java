package org.cadastre.cmdb.audit;

/// Something that is not as it was signed.
///
/// @param place file and byte or line, row, commit, or part of a proof
public record Flaw(String place, String what) {}
