package io.fallbackcached.console;

import io.fallbackcached.postgres.triggers.TablePatterns;
import io.fallbackcached.postgres.triggers.TriggerCheck;
import io.fallbackcached.postgres.triggers.TriggerScript;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the SQL of the triggers, or checks them. The database is read, never written. */
@Command(
        name = "triggers",
        description = {
            "Triggers by which PostgreSQL tells agents of writes by anybody.",
            "Nothing is executed: --print writes SQL to standard output, to be reviewed and run by you."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed; or checked, and nothing is to be done",
            "1:checked, and some tables lack triggers",
            "2:not understood",
            "3:failed: no driver, no connection, no such table"
        })
final class TriggersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Task task = new Task();

    @Option(names = "--remove", description = "with --print: the SQL that removes the triggers")
    private boolean remove;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--schema",
            paramLabel = "<name>",
            defaultValue = TriggerScript.DEFAULT_SCHEMA,
            description = "where to put the functions: ${DEFAULT-VALUE}, which the script creates, or another")
    private String schema = TriggerScript.DEFAULT_SCHEMA;

    @Option(
            names = "--table",
            paramLabel = "<pattern>",
            description = "which tables, as orders, shop.* or *.audit_*; may be given several times; else all")
    private List<String> tables = new ArrayList<>();

    @Override
    public Integer call() throws SQLException {
        TablePatterns patterns = TablePatterns.of(tables);
        try (Connection connection = database.connect(drivers())) {
            connection.setReadOnly(true);
            return task.check ? check(connection, patterns) : print(connection, patterns);
        }
    }

    private int print(Connection connection, TablePatterns patterns) throws SQLException {
        TriggerScript script = TriggerScript.read(connection, schema, patterns);
        requireSome(script.tables());
        out().print(remove ? script.removal() : script.install());
        out().flush();
        return 0;
    }

    private int check(Connection connection, TablePatterns patterns) throws SQLException {
        TriggerCheck check = TriggerCheck.read(connection, patterns);
        requireSome(check.findings().size());
        out().println(check);
        return check.isComplete() ? 0 : ConsoleStart.INCOMPLETE;
    }

    private void requireSome(int count) {
        if (count == 0) {
            throw new IllegalArgumentException("no such table");
        }
    }

    private ClassLoader drivers() {
        return ((ConsoleStart) spec.parent().userObject()).drivers();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** One of them. */
    static final class Task {

        @Option(
                names = "--print",
                required = true,
                description = "print the SQL that installs or upgrades the triggers")
        boolean print;

        @Option(names = "--check", required = true, description = "say which tables lack triggers, or have old ones")
        boolean check;
    }
}
