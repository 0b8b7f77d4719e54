package io.fallbackcached.ebean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Ebean is visible only from the zone loader, and of the agent the zone sees only what copies values. */
@AnalyzeClasses(packages = "io.fallbackcached.ebean", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule EBEAN_ONLY_IN_THE_ZONE = noClasses()
            .that()
            .resideOutsideOfPackage("..ebean.zone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ebean..");

    @ArchTest
    static final ArchRule THE_ZONE_IS_LOADED_BY_NAME = noClasses()
            .that()
            .resideOutsideOfPackage("..ebean.zone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ebean.zone..");

    @ArchTest
    static final ArchRule ARROWS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fallbackcached.core.call..",
                    "io.fallbackcached.core.weave..",
                    "io.fallbackcached.core.store..",
                    "io.fallbackcached.core.start..",
                    "io.fallbackcached.agent..");
}
