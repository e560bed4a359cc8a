package org.cadastre.probes.ssh;

import java.util.concurrent.Semaphore;
import net.schmizz.sshj.Config;

/// What all approaches of one connector share.
///
/// @param gate passed while keys are exchanged and credentials offered
record Means(Config config, KeyRing keys, Watchdog watchdog, Semaphore gate) {}
