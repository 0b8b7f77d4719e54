package com.acme.loader.webapp;

/** Answers from static state, as applications that were never meant to share a JVM do. */
public class ArticleDao {

    private static int runs;

    private final String shop;

    public ArticleDao(String shop) {
        this.shop = shop;
    }

    public Article find(String id) {
        return new Article(shop + " " + id + " " + ++runs);
    }

    public void changed(String id) {}
}
