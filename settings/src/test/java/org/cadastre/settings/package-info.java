@NullMarked
package org.cadastre.settings;

import org.jspecify.annotations.NullMarked;
