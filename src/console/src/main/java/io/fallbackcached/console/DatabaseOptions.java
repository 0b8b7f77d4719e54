package io.fallbackcached.console;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, as whom, and by which driver. */
final class DatabaseOptions {

    static final String PASSWORD_VARIABLE = "FALLBACKCACHED_FEED_PASSWORD";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "<JDBC URL>",
            description = "jdbc:postgresql://host/database")
    private String url = "";

    @Option(
            names = "--user",
            paramLabel = "<role>",
            description = "who to connect as; the catalogue is all that is read")
    private @Nullable String user;

    @Option(
            names = "--password",
            interactive = true,
            description = {"ask for the password, which is not shown;", "else it is taken from " + PASSWORD_VARIABLE})
    private char @Nullable [] password;

    @Option(
            names = "--driver",
            paramLabel = "<postgresql.jar>",
            description = "the JDBC driver's jar; else one is looked for on the class path")
    private @Nullable File driver;

    /** @param fallback where to look for a driver unless a jar is named */
    Connection connect(ClassLoader fallback) throws SQLException {
        if (driver == null) {
            return connectBy(fallback, "the class path; name one by --driver");
        }
        if (!driver.isFile()) {
            throw new IllegalArgumentException("there is no file " + driver);
        }
        return connectBy(jar(driver), driver.toString());
    }

    /** Never closed: the driver loads classes until the end. */
    private static ClassLoader jar(File driver) {
        try {
            return new URLClassLoader(new URL[] {driver.toURI().toURL()}, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a file: " + driver, e);
        }
    }

    private Connection connectBy(ClassLoader loader, String place) throws SQLException {
        for (Driver found : ServiceLoader.load(Driver.class, loader)) {
            if (found.acceptsURL(url)) {
                Connection connection = found.connect(url, properties());
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new IllegalArgumentException("no JDBC driver for " + withoutParameters() + " in " + place);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "fallbackcached command line");
        properties.setProperty("readOnly", "true");
        if (user != null) {
            properties.setProperty("user", user);
        }
        String secret = password != null ? new String(password) : System.getenv(PASSWORD_VARIABLE);
        if (secret != null) {
            properties.setProperty("password", secret);
        }
        return properties;
    }

    /** They may hold a password. */
    private String withoutParameters() {
        return url.replaceFirst("\\?.*", "");
    }
}
