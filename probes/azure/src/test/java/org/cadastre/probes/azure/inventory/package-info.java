/// Tests of how single answers are understood.
@NullMarked
package org.cadastre.probes.azure.inventory;

import org.jspecify.annotations.NullMarked;
