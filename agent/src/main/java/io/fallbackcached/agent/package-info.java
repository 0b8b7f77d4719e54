/**
 * The only classes of the agent on the application's class path: they decide whether the agent may start here, and hand over
 * to the isolated part. Java 8 bytecode, no library, no logging, no {@code java.nio.file}, no JMX: whatever the JDK sets up
 * for the first of its callers must be left for the application to set up. Null only where {@code @Nullable} says so;
 * {@code @NullMarked} itself cannot be compiled for Java 8 without a warning.
 */
package io.fallbackcached.agent;
