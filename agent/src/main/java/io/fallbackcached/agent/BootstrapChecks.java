package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/** All conditions, in the order in which they are asked: the first that stays out decides. */
final class BootstrapChecks {

    private BootstrapChecks() {}

    static Verdict verdict(@Nullable String arguments) {
        return first(
                new SwitchedOnCheck(
                        arguments,
                        System.getProperty("fallbackcached.enabled"),
                        System.getenv("FALLBACKCACHED_ENABLED")),
                new JdkToolCheck(System.getProperty("jdk.module.main"), System.getProperty("sun.java.command")),
                new JavaVersionCheck(System.getProperty("java.specification.version")),
                new AgentJarCheck());
    }

    static Verdict first(BootstrapCheck... checks) {
        for (BootstrapCheck check : checks) {
            Verdict verdict = check.verdict();
            if (!verdict.isGo()) {
                return verdict;
            }
        }
        return Verdict.GO;
    }
}
