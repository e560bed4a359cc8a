/// What was asked and answered (transcripts), and what that proves (findings). No opinion about
/// which source is right lives here.
@NullMarked
package org.cadastre.core.evidence;

import org.jspecify.annotations.NullMarked;
