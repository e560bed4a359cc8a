/// The Azure probe and its connector: what is asked of a subscription, in which order, and how the
/// answers travel. What the answers mean lives in `inventory`; how they are written in `arm`.
@NullMarked
package org.cadastre.probes.azure;

import org.jspecify.annotations.NullMarked;
