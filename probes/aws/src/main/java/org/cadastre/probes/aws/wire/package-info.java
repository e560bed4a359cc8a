/// How requests to AWS travel: credentials, signatures, retries, limits. The only place that sees a
/// secret, and nothing of it leaves; no opinion about what an answer means lives here.
@NullMarked
package org.cadastre.probes.aws.wire;

import org.jspecify.annotations.NullMarked;
