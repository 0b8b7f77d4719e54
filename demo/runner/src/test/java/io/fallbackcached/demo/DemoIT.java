package io.fallbackcached.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void aloneAndBesideOthersTheApplicationTellsThePromisedStory() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int exitCode;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            exitCode = Demo.run();
        } finally {
            System.setOut(console);
        }

        String output = printed.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(output).isZero();
        assertThat(output)
                .containsPattern("1 +find 1 +nobody is there yet +1 +1 +1\\R")
                .containsPattern("2 +add Carlos Bolanos 33 +he is inserted +0 +0 +0\\R")
                .containsPattern("3 +find 1 +he is found +1 +1 +1\\R")
                .containsPattern("4 +find 1 +he is found again +1 +0 +0\\R")
                .containsPattern("5 +time 1000 1 +and a thousand times more +1000 +0 +0\\R")
                .containsPattern("8 +find 1 +he is still known +1 +0 +0\\R")
                .containsPattern("10 +find 1 +his new name, at once +1 +1 +1\\R")
                .containsPattern("11 +find 2 +she was not touched +1 +0 +0\\R")
                .containsPattern("13 +find 1 +his new age, at once +1 +1 +1\\R")
                .containsPattern("14 +find 2 +she was not touched +1 +0 +0\\R")
                .containsPattern(row("notify", "B", "A", "not heard \\(agents only\\)"))
                .containsPattern(row("triggers", "B", "A", "A MS, B MS"))
                .containsPattern(row("logical", "B", "A", "A MS, B MS"));
    }

    /** Of the table of feeds. What a server of the user's own does not have is no failure; the demo's own has it all. */
    private static String row(String feed, String hearsA, String hearsB, String hearPsql) {
        String cells = hearsA + " MS +" + hearsB + " MS +" + hearPsql;
        return feed + " +(" + cells.replace("MS", "[0-9.]+ ms") + "|not available: .+)\\R";
    }
}
