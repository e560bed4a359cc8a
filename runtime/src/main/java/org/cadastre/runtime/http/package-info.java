/// The doors of the daemon: what it answers by HTTP, to whom, and how much of it. What is done
/// behind them is done by the same [org.cadastre.runtime.Cadastre] that the command line calls.
@NullMarked
package org.cadastre.runtime.http;

import org.jspecify.annotations.NullMarked;
