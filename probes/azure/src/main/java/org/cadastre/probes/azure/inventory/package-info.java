/// What is asked of a subscription and what the answers mean: listings, the resources in them, how
/// these hang together, and what a complete listing proves. Nothing here touches the network.
@NullMarked
package org.cadastre.probes.azure.inventory;

import org.jspecify.annotations.NullMarked;
