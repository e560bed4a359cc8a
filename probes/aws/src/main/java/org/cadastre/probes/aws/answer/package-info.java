/// Answers of AWS as trees, whether they came as XML or as JSON. Bounded in depth and number, since
/// nobody vouches for what stands at the other end.
@NullMarked
package org.cadastre.probes.aws.answer;

import org.jspecify.annotations.NullMarked;
