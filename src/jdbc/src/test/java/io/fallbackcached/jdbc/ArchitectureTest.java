package io.fallbackcached.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Watching knows sessions, sessions know SQL; of the agent they see what watches are told by and whom they tell. */
@AnalyzeClasses(packages = "io.fallbackcached.jdbc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("watch")
            .definedBy("..jdbc.watch..")
            .layer("session")
            .definedBy("..jdbc.session..")
            .layer("sql")
            .definedBy("..jdbc.sql..")
            .layer("feed")
            .definedBy("..jdbc.feed..")
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("sql", "session", "watch")
            .whereLayer("watch")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("watch");

    @ArchTest
    static final ArchRule OF_CORE_ONLY_COHERENCE_AND_WATCH = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fallbackcached.core.call..",
                    "io.fallbackcached.core.weave..",
                    "io.fallbackcached.core.store..",
                    "io.fallbackcached.core.start..",
                    "io.fallbackcached.agent..");

    @ArchTest
    static final ArchRule NO_DRIVER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..", "org.h2..", "net.bytebuddy..");
}
