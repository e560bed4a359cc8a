/// Who may come in by the server: users with passwords, tokens, and those an OpenID provider
/// vouches for. What they may do there is for [org.cadastre.runtime.access.Gate] to say.
@NullMarked
package org.cadastre.runtime.identity;

import org.jspecify.annotations.NullMarked;
