package com.acme.loader.island;

import io.fallbackcached.testkit.FilteringLoader;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.concurrent.Callable;

/** Starts the application as OSGi or JBoss Modules do. */
public class OnAnIsland implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        Class<?> type = new FilteringLoader(OnAnIsland.class.getClassLoader()).loadClass(Island.class.getName());
        Callable<?> island = (Callable<?>) type.getDeclaredConstructor().newInstance();
        out.line(String.valueOf(island.call()));
    }
}
