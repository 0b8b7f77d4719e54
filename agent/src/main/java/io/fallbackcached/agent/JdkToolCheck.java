package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/**
 * Stays out of the JDK's own tools: {@code JAVA_TOOL_OPTIONS} reaches {@code javac}, {@code jcmd} and {@code keytool} as
 * well, and scripts read what they print.
 */
final class JdkToolCheck implements BootstrapCheck {

    /** Of {@code java Application.java}, which compiles an application and runs it. */
    private static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

    private final @Nullable String mainModule;
    private final @Nullable String command;

    /**
     * @param mainModule the system property {@code jdk.module.main}: null for an application on the class path
     * @param command the system property {@code sun.java.command}: main class or module/class, then its arguments
     */
    JdkToolCheck(@Nullable String mainModule, @Nullable String command) {
        this.mainModule = mainModule;
        this.command = command;
    }

    @Override
    public Verdict verdict() {
        String main = command == null ? "" : command.split(" ", 2)[0];
        if (main.startsWith(SOURCE_LAUNCHER)) {
            return Verdict.GO;
        }
        return isOfTheJdk(mainModule) || isTool(main) ? Verdict.STAY_OUT_SILENTLY : Verdict.GO;
    }

    private static boolean isTool(String main) {
        int slash = main.indexOf('/');
        // A path to a jar has slashes too, but none that a module of the JDK stands in front of.
        return main.startsWith("com.sun.tools.")
                || main.startsWith("sun.tools.")
                || main.startsWith("sun.security.tools.")
                || (slash > 0 && isOfTheJdk(main.substring(0, slash)));
    }

    private static boolean isOfTheJdk(@Nullable String module) {
        return module != null && (module.startsWith("jdk.") || module.startsWith("java."));
    }
}
