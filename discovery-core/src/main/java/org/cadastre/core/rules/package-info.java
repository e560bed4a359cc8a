/// Which source is believed about what, for how long, and what identifies nothing. Declared in
/// `config/rules`; applied by the reconciler.
@NullMarked
package org.cadastre.core.rules;

import org.jspecify.annotations.NullMarked;
