package io.fallbackcached.core.values;

/** Opens a package of an application's named module to the agent, as only the instrumentation can. Thread-safe. */
@FunctionalInterface
public interface ModuleOpener {

    /** Opens nothing: classes in named modules that are not open are then refused. */
    ModuleOpener NONE = (module, packageName) -> {};

    /**
     * @param module an application's module, named or not
     * @param packageName a package in it that is not open to this class's module
     */
    void open(Module module, String packageName);
}
