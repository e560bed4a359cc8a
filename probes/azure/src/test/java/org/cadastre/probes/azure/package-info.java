/// Tests of the Azure probe: over https with the real way of authentication, against a stand-in for
/// the resource manager and Resource Graph.
@NullMarked
package org.cadastre.probes.azure;

import org.jspecify.annotations.NullMarked;
