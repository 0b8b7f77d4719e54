package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.webapp.TwoShops;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebAppIT {

    private static final String RULES = String.join(
            "\n",
            "rules:",
            "  - { name: find, cacheName: articles, pointcut: execution(* com.acme.loader.webapp.ArticleDao.find(..)) }",
            "  - { name: changed, action: evict, cacheName: articles,",
            "      pointcut: execution(* com.acme.loader.webapp.ArticleDao.changed(..)) }");

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#all")
    void entriesAndEvictionsOfEqualClassesInDifferentLoadersNeverCross(Harness harness) {
        Outcome outcome = harness.run(Setup.of(TwoShops.class).rules(RULES));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "first server tea 1; north tea 1; south tea 1; ",
                        "again server tea 1; north tea 1; south tea 1; ",
                        "north changed tea",
                        "then server tea 1; north tea 2; south tea 1; ",
                        "south changed tea",
                        "then server tea 1; north tea 2; south tea 2; ",
                        "server changed tea",
                        "then server tea 2; north tea 2; south tea 2; ");
    }
}
