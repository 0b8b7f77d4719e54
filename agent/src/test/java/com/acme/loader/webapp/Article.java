package com.acme.loader.webapp;

/** A value: of one shop, and of its loader's own class. */
public class Article {

    private final String text;

    Article(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
