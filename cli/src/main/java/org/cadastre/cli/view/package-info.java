/// How things look to a person and to a program: items, lineage, coverage as tables and as JSON.
@NullMarked
package org.cadastre.cli.view;

import org.jspecify.annotations.NullMarked;
