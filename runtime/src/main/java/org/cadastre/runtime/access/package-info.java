/// Who may do what. One matrix for every way in; nobody else decides it.
@NullMarked
package org.cadastre.runtime.access;

import org.jspecify.annotations.NullMarked;
