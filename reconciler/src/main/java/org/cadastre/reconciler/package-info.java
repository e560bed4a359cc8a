/// Findings and rules in, a change set out. Pure: no I/O, no clock, no randomness.
@NullMarked
package org.cadastre.reconciler;

import org.jspecify.annotations.NullMarked;
