/// The words a CMDB may speak: classes, attributes, relations, values. Declared in `config/model`,
/// read by `settings`; nothing here knows where they came from.
@NullMarked
package org.cadastre.core.model;

import org.jspecify.annotations.NullMarked;
