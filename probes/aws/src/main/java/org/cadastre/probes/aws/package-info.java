/// Asks an AWS account, region by region, what it holds, and reads its answers. What is asked and
/// how answers are understood are declarations ([Listing]); how requests travel is the business of
/// `wire`.
@NullMarked
package org.cadastre.probes.aws;

import org.jspecify.annotations.NullMarked;
