package io.fallbackcached.bench.peers;

import io.fallbackcached.bench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/**
 * A cache2k in an aspect of its own for one method, whose argument is bound and not gathered into an array: the least that
 * AspectJ has to do.
 */
@Aspect
public final class RememberingAspect {

    private final Cache<String, String> articles = Cache2kBuilder.of(String.class, String.class)
            .eternal(true)
            .entryCapacity(2L * Articles.COUNT)
            .disableStatistics(true)
            .build();

    /** The JVM options that weave it in. */
    public static List<String> options() throws IOException {
        Path file = Run.scratch("hit").resolve("aop.xml");
        Files.writeString(file, """
                <aspectj>
                  <aspects>
                    <aspect name="%s"/>
                  </aspects>
                  <weaver options="-nowarn">
                    <include within="%s"/>
                    <include within="%s"/>
                  </weaver>
                </aspectj>
                """.formatted(
                RememberingAspect.class.getName(), RememberingAspect.class.getName(), AspectCatalogue.class.getName()));
        return List.of(
                "-javaagent:" + Run.peerAgent("aspectjweaver"),
                "-Daj.weaving.loadersToSkip=jdk.internal.loader.ClassLoaders$PlatformClassLoader",
                "-Dorg.aspectj.weaver.loadtime.configuration=" + file.toUri());
    }

    @Around(
            value = "execution(String io.fallbackcached.bench.peers.AspectCatalogue.byCode(String)) && args(code)",
            argNames = "call,code")
    public Object remembered(ProceedingJoinPoint call, String code) throws Throwable {
        String known = articles.peek(code);
        if (known != null) {
            return known;
        }
        String name = (String) call.proceed();
        articles.put(code, name);
        return name;
    }
}
