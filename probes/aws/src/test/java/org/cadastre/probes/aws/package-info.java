/// Tests of the AWS probe against recorded answers, served as the real services serve them.
@NullMarked
package org.cadastre.probes.aws;

import org.jspecify.annotations.NullMarked;
