package com.acme.loader.shapes;

/** A default method, in which answers count the runs. */
interface Catalogue {

    default String title(String id) {
        return "title " + id + Runs.next();
    }
}
