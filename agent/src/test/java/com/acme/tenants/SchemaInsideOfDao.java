package com.acme.tenants;

import com.acme.writers.Bodies;
import com.acme.writers.Site;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A schema for each tenant, set by the DAO itself, which asks the thread; and left set on the connection. */
public class SchemaInsideOfDao extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        Desk desk = new Desk(Site.dataSource());
        Notes notes = new SettingNotes(desk);
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    /** Cached as they are. */
    public static class SettingNotes extends Notes {

        private final Desk desk;

        public SettingNotes(Desk desk) {
            super(desk);
            this.desk = desk;
        }

        @Override
        public List<String> all() {
            return inSchema(super::all);
        }

        @Override
        public String one(long id) {
            return inSchema(() -> super.one(id));
        }

        private <T> T inSchema(Supplier<T> read) {
            Bodies.run();
            return desk.with(connection -> {
                OneConnectionForAll.execute(connection, "set search_path to " + Current.tenant());
                return desk.using(connection, same -> read.get());
            });
        }
    }
}
