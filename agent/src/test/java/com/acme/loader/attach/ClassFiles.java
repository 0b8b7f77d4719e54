package com.acme.loader.attach;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicReference;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Reads what bytecode a loaded class has now, as an agent that came later sees it. */
final class ClassFiles {

    private ClassFiles() {}

    static byte[] now(Class<?> type) throws Exception {
        Instrumentation instrumentation = ByteBuddyAgent.getInstrumentation();
        AtomicReference<byte[]> seen = new AtomicReference<>();
        ClassFileTransformer last = new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
                if (redefined == type) {
                    seen.set(classFile);
                }
                return null;
            }
        };
        instrumentation.addTransformer(last, true);
        try {
            instrumentation.retransformClasses(type);
        } finally {
            instrumentation.removeTransformer(last);
        }
        return seen.get();
    }
}
