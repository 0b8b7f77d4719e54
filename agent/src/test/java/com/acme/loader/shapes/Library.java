package com.acme.loader.shapes;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A superclass with methods that are called in every way there is. */
class Library implements Catalogue {

    static final String AT_CLASS_INITIALISATION = fixed("init") + " " + fixed("init");

    final String atConstruction;

    Library() {
        atConstruction = find("new") + " " + find("new");
    }

    static String fixed(String id) {
        return "fixed " + id + Runs.next();
    }

    String find(String id) {
        return "find " + id + Runs.next();
    }

    String viaThis(String id) {
        return this.find(id);
    }

    Supplier<String> viaLambda(String id) {
        return () -> secret(id);
    }

    UnaryOperator<String> viaReference() {
        return this::secret;
    }

    private String secret(String id) {
        return "secret " + id + Runs.next();
    }

    final synchronized long total(long id, String... with) {
        return id * 100 + with.length * 10L + Long.parseLong(Runs.next().substring(1));
    }
}
