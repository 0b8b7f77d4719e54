package com.acme.peer;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.nio.file.Path;
import java.util.Collections;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.aspectj.weaver.patterns.PatternParser;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a small thing with each library that the agent has too, in the versions that are on its own class path. The last
 * line is about the agent.
 */
public class UsesItsOwnLibraries implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        OrderDao dao = new OrderDao();
        dao.find(1);
        generate(out);
        cache(out);
        parse(out);
        log(out);
        dao.find(1);
        out.line("bodies " + OrderDao.bodies);
    }

    private static void generate(Transcript out) throws Exception {
        Object made = new ByteBuddy(ClassFileVersion.JAVA_V8)
                .subclass(Object.class)
                .name("com.acme.peer.Made")
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("made"))
                .make()
                .load(UsesItsOwnLibraries.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
        out.line(made + " by " + home(ByteBuddy.class));
    }

    private static void cache(Transcript out) {
        try (Cache<String, String> cache = Cache2kBuilder.of(String.class, String.class)
                .name("own")
                .entryCapacity(10)
                .build()) {
            cache.put("key", "kept");
            out.line(cache.peek("key") + " by " + home(Cache.class) + " and " + home(cache.getClass()));
        }
    }

    private static void parse(Transcript out) {
        PatternParser parser = new PatternParser("execution(* com.acme..*.find*(..)) && !within(com.acme.old..*)");
        out.line(parser.parsePointcut() + " by " + home(PatternParser.class));
    }

    private static void log(Transcript out) throws Exception {
        Logger logger = LoggerFactory.getLogger(UsesItsOwnLibraries.class);
        logger.info("logged");
        out.line("logged by " + home(Logger.class) + " and " + logger.getClass().getName() + " of "
                + home(logger.getClass()));
        ClassLoader loader = UsesItsOwnLibraries.class.getClassLoader();
        out.line("newer providers "
                + Collections.list(loader.getResources("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")));
    }

    private static Path home(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .getFileName();
    }
}
