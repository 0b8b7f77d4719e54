package com.acme.peer;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** An application's own aspect, named in {@code META-INF/aop.xml}. */
@Aspect
public class Audit {

    @Around("execution(* com.acme.peer.OrderDao.find(..))")
    public Object audit(ProceedingJoinPoint call) throws Throwable {
        OrderDao.audited++;
        return call.proceed();
    }
}
