package com.acme.loader.webapp;

import java.util.function.UnaryOperator;

/** A web application; a request is {@code find <id>} or {@code changed <id>}. */
public class Shop implements UnaryOperator<String> {

    private final ArticleDao dao;

    public Shop(String name) {
        dao = new ArticleDao(name);
    }

    @Override
    public String apply(String request) {
        String id = request.substring(request.indexOf(' ') + 1);
        if (request.startsWith("changed")) {
            dao.changed(id);
            return request;
        }
        // The cast fails if the value is of another application's class of the same name.
        Article article = dao.find(id);
        return article.toString();
    }
}
