package io.fallbackcached.core.watch.subject;

public interface Liquid {

    String pour(String into, long amount);
}
