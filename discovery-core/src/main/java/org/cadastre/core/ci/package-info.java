/// What the register holds: configuration items, claims, decisions, and the changes to them.
@NullMarked
package org.cadastre.core.ci;

import org.jspecify.annotations.NullMarked;
