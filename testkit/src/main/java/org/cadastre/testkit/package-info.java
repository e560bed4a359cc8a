/// What tests share: one contract suite per port, which every implementation runs, and small
/// builders. Nothing here is shipped.
@NullMarked
package org.cadastre.testkit;

import org.jspecify.annotations.NullMarked;
