package io.fallbackcached.jdbc.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where a connection goes to and as whom, as its URL and its properties say it; no secrets. Immutable. */
final class Address {

    private static final String[] STARTUP = {"currentSchema", "options"};

    private final String url;
    private final @Nullable String user;
    private final String startup;
    private final String product;
    private final boolean isPostgres;

    private Address(String url, @Nullable String user, String startup) {
        this.url = url;
        this.user = user;
        this.startup = startup;
        this.product = product(url);
        this.isPostgres = product.equals("jdbc:postgresql") || product.equals("jdbc:pgsql");
    }

    static Address of(String url, Properties properties) {
        String user = properties.getProperty("user");
        StringJoiner startup = new StringJoiner(" ");
        for (String name : STARTUP) {
            String said = inUrl(url, name);
            String value = said == null ? properties.getProperty(name) : said;
            if (value != null) {
                startup.add(name + "=" + value);
            }
        }
        return new Address(url, user == null ? inUrl(url, "user") : user, startup.toString());
    }

    String url() {
        return url;
    }

    /** Null if the driver's defaults say it. */
    @Nullable
    String user() {
        return user;
    }

    /** What was set when the connection was opened, as far as it can change what a query answers; empty for nothing. */
    String startup() {
        return startup;
    }

    /**
     * What of a session there can change what a query answers: the user first.
     *
     * @param settings that were made in it, by name
     */
    List<String> surroundings(SortedMap<String, String> settings) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(user));
        if (!startup.isEmpty()) {
            parts.add(startup);
        }
        settings.forEach((name, value) -> parts.add(name + "=" + value));
        return parts;
    }

    /** {@code jdbc:postgresql} */
    String product() {
        return product;
    }

    boolean isPostgres() {
        return isPostgres;
    }

    boolean isSameAs(Address other) {
        return url.equals(other.url)
                && String.valueOf(user).equals(String.valueOf(other.user))
                && startup.equals(other.startup);
    }

    private static String product(String url) {
        int end = url.indexOf(':', url.indexOf(':') + 1);
        return end < 0 ? url : url.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String inUrl(String url, String name) {
        int at = url.indexOf('?');
        while (at >= 0) {
            int end = url.indexOf('&', at + 1);
            String part = url.substring(at + 1, end < 0 ? url.length() : end);
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
            at = end;
        }
        return null;
    }

    /** The product and nothing more: URLs may hold passwords. */
    @Override
    public String toString() {
        return product();
    }
}
