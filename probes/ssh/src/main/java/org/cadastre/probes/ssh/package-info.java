/// The SSH probe and its connector: one connection and one channel for all questions, and what the
/// answers prove. Parsing of single outputs lives in `output`; vendor knowledge in `config`.
@NullMarked
package org.cadastre.probes.ssh;

import org.jspecify.annotations.NullMarked;
