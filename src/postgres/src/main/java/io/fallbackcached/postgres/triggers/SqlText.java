package io.fallbackcached.postgres.triggers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL that is kept in files beside this class. */
final class SqlText {

    private SqlText() {}

    /** @param name of the file, without its ending */
    static String of(String name) {
        try (InputStream text = SqlText.class.getResourceAsStream(name + ".sql")) {
            if (text == null) {
                throw new IllegalStateException(name + ".sql is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
