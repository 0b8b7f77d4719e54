package io.fallbackcached.bench.peers;

import io.fallbackcached.bench.Run;
import java.io.IOException;
import java.util.List;

/** Who answers from memory. */
public enum Peer {
    OURS("ours"),
    OURS_WITHOUT_DEPENDENCIES("ours, no dependencies"),
    CACHE2K("cache2k"),
    CAFFEINE("caffeine"),
    JCACHE("jcache-ri"),
    ASPECTJ("aspectj"),
    ASPECTJ_ONE_METHOD("aspectj, for one method"),
    SPRING("spring"),
    JETCACHE("jetcache");

    private final String variant;

    Peer(String variant) {
        this.variant = variant;
    }

    /** What its figures are called by. */
    public String variant() {
        return variant;
    }

    /** @return an empty catalogue; in a JVM that was started with the {@linkplain #options() options} for it */
    public Catalogue create() {
        return switch (this) {
            case OURS -> new WovenCatalogue();
            case OURS_WITHOUT_DEPENDENCIES -> new WovenComputingCatalogue();
            case CACHE2K -> new Cache2kCatalogue();
            case CAFFEINE -> new CaffeineCatalogue();
            case JCACHE -> new JCacheCatalogue();
            case ASPECTJ, ASPECTJ_ONE_METHOD -> new AspectCatalogue();
            case SPRING -> SpringCatalogue.create();
            case JETCACHE -> JetCacheCatalogue.create();
        };
    }

    /** The JVM options that it takes. */
    public List<String> options() throws IOException {
        return switch (this) {
            case OURS, OURS_WITHOUT_DEPENDENCIES -> Run.withAgent("log.level=error");
            case ASPECTJ -> LoadTimeWeaving.of(AnyMethodAspect.class);
            case ASPECTJ_ONE_METHOD -> LoadTimeWeaving.of(RememberingAspect.class);
            case CACHE2K, CAFFEINE, JCACHE, SPRING, JETCACHE -> List.of();
        };
    }
}
