package org.cadastre.runtime;

import org.cadastre.core.ci.CiId;

/// One thing that is otherwise than before.
///
/// @param what an attribute, or `item`, `class`, `name`, `status`, `owner`, `parts`
/// @param from as it was, in words; empty when there was nothing
/// @param to as it is, in words; empty when there is nothing
public record Changed(CiId ci, String ciClass, String name, String what, String from, String to) {}
