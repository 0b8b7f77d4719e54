package com.acme.behave.flight;

import java.util.concurrent.atomic.AtomicInteger;

/** A slow source whose body is the test's to write; counts how often it was really asked. */
public class Lookups {

    /** What a lookup does. */
    public interface Body {
        String find(String key) throws Exception;
    }

    private final AtomicInteger runs = new AtomicInteger();
    private final Body body;

    public Lookups(Body body) {
        this.body = body;
    }

    public String find(String key) throws Exception {
        runs.incrementAndGet();
        return body.find(key);
    }

    public synchronized String findLocked(String key) throws Exception {
        runs.incrementAndGet();
        return body.find(key);
    }

    public String findImpatiently(String key) throws Exception {
        runs.incrementAndGet();
        return body.find(key);
    }

    public int runs() {
        return runs.get();
    }
}
