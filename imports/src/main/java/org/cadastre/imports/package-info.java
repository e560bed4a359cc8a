/// Sources that come as files. An importer asks nobody: its one half checks a file and cuts it into
/// transcripts, its other half understands them, as a probe's does. No opinion about which source
/// is right lives here.
@NullMarked
package org.cadastre.imports;

import org.jspecify.annotations.NullMarked;
