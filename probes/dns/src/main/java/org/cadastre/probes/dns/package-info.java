/// Asks name servers what addresses are called (reverse DNS, RFC 1035 section 3.5). Nothing here
/// speaks to the addresses themselves.
@NullMarked
package org.cadastre.probes.dns;

import org.jspecify.annotations.NullMarked;
