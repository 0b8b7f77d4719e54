package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.Diagnostic;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads rules files into one book. A file's defaults hold for the rules of all files, and of two files that give the same
 * default the later counts; rule names are unique over all files; one file that is switched off switches off the agent.
 *
 * <p>java.io only: while the JVM starts agents, java.nio.file would settle the default file system too early.
 */
public final class RulesFiles {

    private static final int MOST_BYTES = 1 << 20;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private RulesFiles() {}

    /**
     * Reads in the order given. Mistakes of any kind, a missing file among them, are in {@link RuleBook#diagnostics()}.
     *
     * @param files may be empty, which gives a book without rules
     */
    public static RuleBook read(List<File> files) {
        RulesFiles reading = new RulesFiles();
        List<RulesFile> readable = new ArrayList<>();
        for (File file : files) {
            Optional<String> text = reading.text(file);
            if (text.isPresent()) {
                readable.add(reading.file(file.getPath(), text.get()));
            }
        }
        return reading.book(readable);
    }

    /**
     * As {@link #read}, for the text of one file.
     *
     * @param file its name, for people
     */
    public static RuleBook parse(String file, String text) {
        RulesFiles reading = new RulesFiles();
        return reading.book(List.of(reading.file(file, text)));
    }

    private RulesFile file(String file, String text) {
        return new RulesFile(file, text, diagnostics);
    }

    private RuleBook book(List<RulesFile> files) {
        boolean enabled = true;
        List<String> packages = new ArrayList<>();
        CacheSettings.Builder defaults = CacheSettings.DEFAULTS.toBuilder();
        for (RulesFile file : files) {
            enabled &= file.enabled();
            packages.addAll(file.packages());
            file.addDefaultsTo(defaults);
        }
        CacheSettings base = defaults.build();
        RuleNames names = new RuleNames();
        List<PointcutRule> rules = new ArrayList<>();
        for (RulesFile file : files) {
            rules.addAll(file.rules(base, names));
        }
        return new RuleBook(enabled, packages, base, rules, diagnostics);
    }

    private Optional<String> text(File file) {
        String problem;
        String suggestion = "";
        if (!file.exists()) {
            problem = "no such file";
            suggestion = "the agent looked for " + file.getAbsolutePath();
        } else if (file.isDirectory()) {
            problem = "is a directory";
            suggestion = "name a file";
        } else {
            try (InputStream in = new FileInputStream(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length <= MOST_BYTES) {
                    return Optional.of(decoded(bytes));
                }
                problem = "is larger than a megabyte";
                suggestion = "split it into several files";
            } catch (CharacterCodingException e) {
                problem = "is not UTF-8";
                suggestion = "save it as UTF-8";
            } catch (IOException e) {
                problem = "cannot be read: " + e.getMessage();
            }
        }
        diagnostics.add(Diagnostic.error(file.getPath(), problem, suggestion));
        return Optional.empty();
    }

    /** Unlike a String's constructor, refuses what is not UTF-8. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
