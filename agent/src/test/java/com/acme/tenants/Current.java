package com.acme.tenants;

import java.util.function.Supplier;

/** For whom the thread acts. */
public final class Current {

    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    private Current() {}

    public static String tenant() {
        return TENANT.get();
    }

    public static <T> T as(String tenant, Supplier<T> call) {
        TENANT.set(tenant);
        try {
            return call.get();
        } finally {
            TENANT.remove();
        }
    }
}
