package com.acme.tenants;

import java.util.Map;
import java.util.function.Function;

/** A database for each tenant, and a DAO for each database. */
public class DatabasesByDao extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        Map<String, Notes> all = Map.of(
                "a", new Notes(new Desk(DatabasesByRoute.database("a"))),
                "b", new Notes(new Desk(DatabasesByRoute.database("b"))));
        return all::get;
    }
}
