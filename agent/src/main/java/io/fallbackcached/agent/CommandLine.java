package io.fallbackcached.agent;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Where {@code java -jar fallbackcached.jar} begins: not beside an application, but for the people who run one. */
public final class CommandLine {

    private static final int CANNOT_RUN = 3;

    private CommandLine() {}

    /** Ends the JVM with the command's exit code. */
    public static void main(String[] arguments) {
        int code;
        try {
            code = run(arguments);
        } catch (Throwable fault) {
            Console.say("cannot run: " + fault);
            code = CANNOT_RUN;
        }
        System.exit(code);
    }

    private static int run(String[] arguments) throws Exception {
        if (!new JavaVersionCheck(System.getProperty("java.specification.version"))
                .verdict()
                .isGo()) {
            Console.say("needs Java 11 or later, this is " + System.getProperty("java.specification.version"));
            return CANNOT_RUN;
        }
        File jar = AgentJar.find();
        if (!new AgentJarCheck(jar).verdict().isGo()) {
            Console.say(notTheJar(jar));
            return CANNOT_RUN;
        }
        return new Isolated(AgentJar.own()).command(arguments);
    }

    private static String notTheJar(@Nullable File jar) {
        return (jar == null ? "this" : jar) + " is not the agent's jar as it was built; use fallbackcached.jar itself";
    }
}
