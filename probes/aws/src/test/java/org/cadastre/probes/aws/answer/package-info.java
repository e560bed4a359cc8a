/// Answers that are no answers.
@NullMarked
package org.cadastre.probes.aws.answer;

import org.jspecify.annotations.NullMarked;
