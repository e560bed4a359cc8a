/// Files taken in and understood, the good, the bad and the hostile.
@NullMarked
package org.cadastre.imports;

import org.jspecify.annotations.NullMarked;
