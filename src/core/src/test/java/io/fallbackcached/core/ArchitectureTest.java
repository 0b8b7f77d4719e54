package io.fallbackcached.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of core, and what core may not know. */
@AnalyzeClasses(packages = "io.fallbackcached.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ARROWS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy("..core.start..")
            .layer("weave")
            .definedBy("..core.weave..")
            .layer("call")
            .definedBy("..core.call..")
            .layer("store")
            .definedBy("..core.store..")
            .layer("coherence")
            .definedBy("..core.coherence..")
            .layer("values")
            .definedBy("..core.values..")
            .layer("report")
            .definedBy("..core.report..")
            .layer("watch")
            .definedBy("..core.watch..")
            .layer("options")
            .definedBy("..core.options..")
            .layer("rules")
            .definedBy("..core.rules..")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("weave")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("call")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("call", "start")
            .whereLayer("coherence")
            .mayOnlyBeAccessedByLayers("store", "call", "watch", "start")
            .whereLayer("values")
            .mayOnlyBeAccessedByLayers("store", "call", "start")
            .whereLayer("options")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("weave", "call", "watch", "coherence", "start")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("call", "options", "start");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.fallbackcached.core.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_APPLICATION_TYPES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ebean..", "org.postgresql..", "io.fallbackcached.annotations..", "org.slf4j.simple..");

    @ArchTest
    static final ArchRule NOTHING_THAT_LOCKS_IN_A_GLOBAL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "javax.management..", "java.nio.file..");

    @ArchTest
    static final ArchRule CLASS_FILES_ONLY_WHERE_THEY_ARE_READ = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..core.weave..", "..core.rules..", "..core.call..", "..core.watch..", "..core.values..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.bytebuddy..");
}
