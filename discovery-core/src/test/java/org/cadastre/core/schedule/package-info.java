/// Schedules, held against calendars and clocks.
@NullMarked
package org.cadastre.core.schedule;

import org.jspecify.annotations.NullMarked;
