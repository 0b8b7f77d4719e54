package io.fallbackcached.console;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the command line begins with. */
@Command(
        name = "java -jar fallbackcached.jar",
        description = {
            "FallbackCached gives existing applications a cache: java -javaagent:fallbackcached.jar -jar <application>.",
            "Run by itself, it has these commands:"
        },
        mixinStandardHelpOptions = true,
        versionProvider = ConsoleVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:done, and something is missing", "2:not understood", "3:failed"},
        subcommands = TriggersCommand.class)
public final class ConsoleStart implements Runnable {

    static final int INCOMPLETE = 1;
    static final int FAILED = 3;

    private final ClassLoader drivers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ConsoleStart(ClassLoader drivers) {
        this.drivers = drivers;
    }

    /**
     * Called by the shell of the agent's jar, by reflection.
     *
     * @param drivers where to look for a JDBC driver unless a jar is named
     * @return the exit code
     */
    public static int run(String[] arguments, ClassLoader drivers) {
        return commandLine(drivers).execute(arguments);
    }

    static int run(String[] arguments, ClassLoader drivers, PrintWriter out, PrintWriter err) {
        return commandLine(drivers).setOut(out).setErr(err).execute(arguments);
    }

    /** Faults are for people: what went wrong, without where. */
    private static CommandLine commandLine(ClassLoader drivers) {
        return new CommandLine(new ConsoleStart(drivers)).setExecutionExceptionHandler((fault, command, result) -> {
            command.getErr().println("failed: " + ConsoleFault.describe(fault));
            return FAILED;
        });
    }

    ClassLoader drivers() {
        return drivers;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What is to be done?");
    }
}
