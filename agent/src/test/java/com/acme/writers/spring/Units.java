package com.acme.writers.spring;

import com.acme.writers.TakenBack;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Other ways to be in a transaction. A bean of its own, for proxies do not see calls within one. */
public class Units {

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void requiresNew(Runnable work) {
        work.run();
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void notSupported(Runnable work) {
        work.run();
    }

    @Transactional(propagation = Propagation.NESTED)
    public void nested(Runnable work) {
        work.run();
        throw new TakenBack();
    }
}
