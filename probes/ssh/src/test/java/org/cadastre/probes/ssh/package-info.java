/// Tests of the SSH probe: against a real server, against hostile ones, and on recorded answers.
@NullMarked
package org.cadastre.probes.ssh;

import org.jspecify.annotations.NullMarked;
