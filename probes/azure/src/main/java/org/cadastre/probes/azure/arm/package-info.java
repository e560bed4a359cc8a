/// How Azure writes: JSON, resource ids, pages of listings. Nothing here knows what a resource
/// means.
@NullMarked
package org.cadastre.probes.azure.arm;

import org.jspecify.annotations.NullMarked;
