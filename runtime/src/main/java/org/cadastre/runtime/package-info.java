/// The composition root: puts probes, reconciler and store together by hand and knows where a home
/// keeps its things. No rule, no protocol and no SQL lives here.
@NullMarked
package org.cadastre.runtime;

import org.jspecify.annotations.NullMarked;
