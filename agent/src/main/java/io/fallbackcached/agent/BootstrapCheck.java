package io.fallbackcached.agent;

/** One condition for starting in this JVM. Cheap, and without effect on the JVM. */
interface BootstrapCheck {

    Verdict verdict();
}
