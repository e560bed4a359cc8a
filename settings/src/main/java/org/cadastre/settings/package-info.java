/// Reads `config/` and a home's settings: YAML to records, every error at once with its file and
/// line. Nothing here decides what a setting does.
@NullMarked
package org.cadastre.settings;

import org.jspecify.annotations.NullMarked;
