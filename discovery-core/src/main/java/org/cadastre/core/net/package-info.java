/// Address arithmetic: ranges, exclusions, scopes. No name resolution, no sockets.
@NullMarked
package org.cadastre.core.net;

import org.jspecify.annotations.NullMarked;
