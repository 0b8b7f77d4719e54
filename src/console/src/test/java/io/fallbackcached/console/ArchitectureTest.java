package io.fallbackcached.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The command line asks databases; of the agent in an application it knows nothing, and no driver. */
@AnalyzeClasses(packages = "io.fallbackcached.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NOTHING_OF_A_RUNNING_AGENT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fallbackcached.core.call..",
                    "io.fallbackcached.core.weave..",
                    "io.fallbackcached.core.store..",
                    "io.fallbackcached.core.start..",
                    "io.fallbackcached.agent..",
                    "net.bytebuddy..",
                    "org.postgresql..");
}
