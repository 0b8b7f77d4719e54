package io.fallbackcached.core.rules.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Parses YAML to nodes that know where they stand. */
final class YamlTree {

    /** More than a rules file can use; composing recurses for each level. */
    private static final int MOST_LEVELS = 20;

    private static final String NEEDS_QUOTES = "@`!*&%|>";

    private final SourceText source;
    private final String text;
    private final Mistakes mistakes;

    YamlTree(SourceText source, String text, Mistakes mistakes) {
        this.source = source;
        this.text = text;
        this.mistakes = mistakes;
    }

    /** Empty if there is nothing in the file, or if it is not YAML, which is then noted. */
    Optional<Node> root() {
        // duplicate keys are ours to report: the parser would give up the whole file
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            return nonEmpty(new Composer(settings, new Levels(settings)).getSingleNode());
        } catch (TooDeep e) {
            mistakes.error(source.location(e.mark), "more than " + MOST_LEVELS + " levels of nesting", "");
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            mistakes.error(source.location(mark), "not YAML: " + withoutAdvice(e.getProblem()), suggestion(mark));
        } catch (ReaderException e) {
            mistakes.error(source.location(e.getPosition()), "a control character", "remove it");
        } catch (YamlEngineException e) {
            mistakes.error(source.start(), "not YAML: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private Optional<Node> nonEmpty(Optional<Node> root) {
        if (root.isEmpty()) {
            mistakes.warning(source.start(), "the file is empty", "");
        }
        return root;
    }

    /** The parser's own advice fits whole lines better than pointcuts. */
    private static String withoutAdvice(String problem) {
        int advice = problem.indexOf(". (Do not");
        return advice < 0 ? problem : problem.substring(0, advice);
    }

    /** A pointcut may begin with characters that mean something else to YAML. */
    private String suggestion(Optional<Mark> mark) {
        String line = mark.map(source::line).orElse("");
        int value = line.indexOf(": ") + 2;
        boolean needsQuotes = value > 1
                && NEEDS_QUOTES.indexOf(
                                line.substring(value).strip().concat(" ").charAt(0))
                        >= 0;
        return needsQuotes ? "put the value in quotes" : "";
    }

    /** The parser, until it comes to a level too deep. */
    private final class Levels implements Parser {
        private final Parser parser;
        private int levels;

        Levels(LoadSettings settings) {
            this.parser = new ParserImpl(settings, new StreamReader(settings, text));
        }

        @Override
        public boolean checkEvent(Event.ID id) {
            return parser.checkEvent(id);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            Event event = parser.next();
            switch (event.getEventId()) {
                case MappingStart:
                case SequenceStart:
                    levels++;
                    break;
                case MappingEnd:
                case SequenceEnd:
                    levels--;
                    break;
                default:
            }
            if (levels > MOST_LEVELS) {
                throw new TooDeep(event.getStartMark());
            }
            return event;
        }
    }

    @SuppressWarnings("serial")
    private static final class TooDeep extends YamlEngineException {
        private final Optional<Mark> mark;

        TooDeep(Optional<Mark> mark) {
            super("too deep");
            this.mark = mark;
        }
    }
}
