package io.fallbackcached.console;

import picocli.CommandLine.IVersionProvider;

/** What the command line says of itself; the jar's manifest is the agent's, out of reach from here. */
final class ConsoleVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"FallbackCached on Java " + Runtime.version().feature()};
    }
}
