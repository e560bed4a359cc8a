/// Tests of what addresses are called.
@NullMarked
package org.cadastre.probes.dns;

import org.jspecify.annotations.NullMarked;
