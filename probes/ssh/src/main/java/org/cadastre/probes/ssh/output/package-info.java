/// Tolerant readers, one per kind of output: text in, records out. None throws on what a host says,
/// and none knows of questions, findings or vendors.
@NullMarked
package org.cadastre.probes.ssh.output;

import org.jspecify.annotations.NullMarked;
