package com.acme.loader.module;

/** Its answers count the runs. */
final class StockDao {

    private int runs;

    Stock find(String article) {
        return new Stock(article + ++runs);
    }
}
