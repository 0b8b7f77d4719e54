package io.fallbackcached.bench.peers;

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
