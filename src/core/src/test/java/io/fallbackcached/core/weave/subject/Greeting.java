package io.fallbackcached.core.weave.subject;

public interface Greeting {

    default String greet(String whom) {
        Shop.bodies++;
        return "hello " + whom;
    }

    static Integer length(CharSequence text) {
        Shop.bodies++;
        return text.length();
    }
}
