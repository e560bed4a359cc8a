/// Where the key comes from that the vault is sealed with: files, the environment, a passphrase, a
/// server that keeps secrets. Nothing here writes a key down.
@NullMarked
package org.cadastre.runtime.key;

import org.jspecify.annotations.NullMarked;
