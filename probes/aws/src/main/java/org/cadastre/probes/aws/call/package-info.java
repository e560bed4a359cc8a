/// Questions to AWS in words that hold no secret: which service, which action, which parameters.
@NullMarked
package org.cadastre.probes.aws.call;

import org.jspecify.annotations.NullMarked;
