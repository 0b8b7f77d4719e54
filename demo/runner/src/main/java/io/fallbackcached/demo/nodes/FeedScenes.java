package io.fallbackcached.demo.nodes;

import io.fallbackcached.demo.application.Edition;
import io.fallbackcached.demo.application.PeopleSchema;
import io.fallbackcached.demo.stage.DemoFailure;
import io.fallbackcached.demo.stage.DemoSettings;
import io.fallbackcached.demo.stage.PostgresServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same scene with each feed. */
public final class FeedScenes {

    private final PostgresServer server;
    private final DemoSettings settings;
    private final List<FeedResult> results = new ArrayList<>();

    private FeedScenes(PostgresServer server, DemoSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    public static FeedScenes on(PostgresServer server, DemoSettings settings) {
        FeedScenes scenes = new FeedScenes(server, settings);
        for (Feed feed : Feed.values()) {
            System.out.println();
            System.out.println("=== two nodes, feed=" + feed.option() + ": " + feed.meaning());
            scenes.results.add(scenes.play(feed));
        }
        return scenes;
    }

    /** What did not go as promised. */
    public List<String> complaints() {
        return results.stream().flatMap(result -> result.complaints().stream()).collect(Collectors.toList());
    }

    /** The feeds, one below the other. */
    public String table() {
        return FeedTable.of(results);
    }

    private FeedResult play(Feed feed) {
        Edition edition = Edition.hearing(feed.option(), settings);
        edition.requireFiles();
        FeedResult result = new FeedResult(feed);
        try (PeopleSchema schema = PeopleSchema.create(server, edition.jar());
                Psql psql = Psql.connect(server, schema)) {
            if (feed == Feed.TRIGGERS) {
                new TriggerInstallation(settings, server, schema).run(psql);
            }
            try (Nodes nodes = Nodes.start(edition, server, schema)) {
                new FeedScene(nodes, psql, result).play();
            }
        } catch (FeedUnavailable e) {
            result.unavailable(e.why());
            System.out.println("not available: " + e.why());
            if (server.isOurs()) {
                result.complain("not available: " + e.why());
            }
        } catch (IOException e) {
            throw new DemoFailure("the application cannot be read: " + e.getMessage(), e);
        }
        return result;
    }
}
