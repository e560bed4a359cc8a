/// The daemon: it wakes when schedules are due, runs their scans through the same code as the
/// command line, and says how it is. Quartz, the HTTP server and the metrics stay in here.
@NullMarked
package org.cadastre.runtime.schedule;

import org.jspecify.annotations.NullMarked;
