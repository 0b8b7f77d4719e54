package io.fallbackcached.bench.startup;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** What an agent costs at least that wants to see each class: the JVM's own part of it. */
public final class LookingAgent {

    private LookingAgent() {}

    /** Has each class file handed over and changes none. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Looking(), true);
    }

    private static final class Looking implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String className,
                @Nullable Class<?> classBeingRedefined,
                @Nullable ProtectionDomain protectionDomain,
                byte[] classFile) {
            return null;
        }
    }
}
