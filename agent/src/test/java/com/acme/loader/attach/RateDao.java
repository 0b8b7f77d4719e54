package com.acme.loader.attach;

/** Its answers count the runs. */
public class RateDao {

    private int runs;

    public String rate(String currency) {
        return currency + ++runs;
    }
}
