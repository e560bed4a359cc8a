/// When scans are due: schedules, their windows, and the times at which nothing may run. Pure: it
/// has no clock and starts nothing.
@NullMarked
package org.cadastre.core.schedule;

import org.jspecify.annotations.NullMarked;
