package io.fallbackcached.core.options;

import io.fallbackcached.core.options.OptionSources.Reading;
import io.fallbackcached.core.watch.FeedSettings;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How values are read, by their form. Classes where lambdas would be shorter: every start comes by here, and the first
 * lambda of a JVM costs more than all of the options.
 */
final class OptionForms {

    static final Reading<Boolean> FLAG = new Flag();
    static final Reading<List<File>> FILES = new Files();
    static final Reading<List<String>> PACKAGES = new Packages();
    static final Reading<LogLevel> LEVEL = new Level();
    static final Reading<Optional<File>> FILE = new OneFile();
    static final Reading<String> TEXT = new Text();
    static final Reading<FeedSettings.Kind> FEED = new Feed();
    static final Reading<Duration> DURATION = new Length();
    static final Reading<Long> COUNT = new Count();

    private OptionForms() {}

    private static final class Flag implements Reading<Boolean> {
        @Override
        public Boolean read(String text) throws BadOptionException {
            return OptionValues.flag(text);
        }
    }

    private static final class Files implements Reading<List<File>> {
        @Override
        public List<File> read(String text) {
            return OptionValues.files(text);
        }
    }

    private static final class Packages implements Reading<List<String>> {
        @Override
        public List<String> read(String text) throws BadOptionException {
            return OptionValues.packages(text);
        }
    }

    private static final class Level implements Reading<LogLevel> {
        @Override
        public LogLevel read(String text) throws BadOptionException {
            return OptionValues.level(text);
        }
    }

    private static final class OneFile implements Reading<Optional<File>> {
        @Override
        public Optional<File> read(String text) {
            return OptionValues.file(text);
        }
    }

    private static final class Text implements Reading<String> {
        @Override
        public String read(String text) {
            return text;
        }
    }

    private static final class Feed implements Reading<FeedSettings.Kind> {
        @Override
        public FeedSettings.Kind read(String text) throws BadOptionException {
            return OptionValues.feed(text);
        }
    }

    private static final class Length implements Reading<Duration> {
        @Override
        public Duration read(String text) throws BadOptionException {
            return OptionValues.duration(text);
        }
    }

    private static final class Count implements Reading<Long> {
        @Override
        public Long read(String text) throws BadOptionException {
            return OptionValues.count(text);
        }
    }
}
