package com.acme.loader.shapes;

/** An enum whose constants have methods, one of them a body of its own. */
enum Currency {
    EURO,
    YEN {
        @Override
        String rate(String date) {
            return "yen " + date + Runs.next();
        }
    };

    String rate(String date) {
        return "rate " + date + Runs.next();
    }
}
