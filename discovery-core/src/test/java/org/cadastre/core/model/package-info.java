@NullMarked
package org.cadastre.core.model;

import org.jspecify.annotations.NullMarked;
