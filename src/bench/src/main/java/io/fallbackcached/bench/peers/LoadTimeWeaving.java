package io.fallbackcached.bench.peers;

import io.fallbackcached.bench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An aspect that AspectJ weaves into {@link AspectCatalogue} while it is loaded. */
final class LoadTimeWeaving {

    private LoadTimeWeaving() {}

    /** The JVM options for it. */
    static List<String> of(Class<?> aspect) throws IOException {
        Path file = Run.scratch("hit").resolve(aspect.getSimpleName() + "-aop.xml");
        Files.writeString(file, """
                <aspectj>
                  <aspects>
                    <aspect name="%1$s"/>
                  </aspects>
                  <weaver options="-nowarn">
                    <include within="%1$s"/>
                    <include within="%2$s"/>
                  </weaver>
                </aspectj>
                """.formatted(aspect.getName(), AspectCatalogue.class.getName()));
        return List.of(
                "-javaagent:" + Run.peerAgent("aspectjweaver"),
                "-Daj.weaving.loadersToSkip=jdk.internal.loader.ClassLoaders$PlatformClassLoader",
                "-Dorg.aspectj.weaver.loadtime.configuration=" + file.toUri());
    }
}
