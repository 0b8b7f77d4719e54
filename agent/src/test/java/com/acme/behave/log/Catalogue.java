package com.acme.behave.log;

import java.util.stream.Stream;

/** One method that can be cached, and one that cannot. */
public class Catalogue {

    public String title(String isbn) {
        return "title of " + isbn;
    }

    public Stream<String> all() {
        return Stream.of("one", "two");
    }
}
