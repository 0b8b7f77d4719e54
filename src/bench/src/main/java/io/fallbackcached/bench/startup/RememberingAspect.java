package io.fallbackcached.bench.startup;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Pointcut;

/** The cache that one would write with AspectJ; {@code aop.xml} says of which methods. */
@Aspect
public abstract class RememberingAspect {

    private final Map<List<Object>, Object> answers = new ConcurrentHashMap<>();

    @Pointcut
    public abstract void remembered();

    @Around("remembered()")
    public Object remember(ProceedingJoinPoint call) throws Throwable {
        List<Object> key = List.of(call.getSignature().toLongString(), List.of(call.getArgs()));
        Object known = answers.get(key);
        if (known != null) {
            return known;
        }
        Object answer = call.proceed();
        if (answer != null) {
            answers.put(key, answer);
        }
        return answer;
    }
}
