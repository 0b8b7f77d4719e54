package io.fallbackcached.bench.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/** A cache2k in an aspect that serves any method, as applications have it that cache by AspectJ: by method and arguments. */
@Aspect
public final class AnyMethodAspect {

    private final Cache<Key, Object> answers = Cache2kBuilder.of(Key.class, Object.class)
            .eternal(true)
            .entryCapacity(2L * Articles.COUNT)
            .disableStatistics(true)
            .build();

    @Around(value = "execution(* io.fallbackcached.bench.peers.AspectCatalogue.by*(..))", argNames = "call")
    public Object remembered(ProceedingJoinPoint call) throws Throwable {
        Key key = new Key(call.getStaticPart(), Arrays.asList(call.getArgs()));
        Object known = answers.peek(key);
        if (known != null) {
            return known;
        }
        Object answer = Objects.requireNonNull(call.proceed());
        answers.put(key, answer);
        return answer;
    }

    private record Key(Object method, List<Object> arguments) {}
}
