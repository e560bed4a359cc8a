/// What a peer sees of simulated devices: spoken to over real sockets, by libraries and by the
/// tools that happen to be installed.
@NullMarked
package org.cadastre.simulator;

import org.jspecify.annotations.NullMarked;
