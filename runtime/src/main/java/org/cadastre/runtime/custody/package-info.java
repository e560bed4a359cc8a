/// Watches over secrets that are lent to connectors: each use is on record before it happens, and a
/// secret that was refused is held back.
@NullMarked
package org.cadastre.runtime.custody;

import org.jspecify.annotations.NullMarked;
