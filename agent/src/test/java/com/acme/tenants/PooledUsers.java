package com.acme.tenants;

import com.acme.writers.Site;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** A pool for each database user, chosen by the thread; policies of the table go by the user. */
public class PooledUsers extends TenantStory {

    @Override
    protected List<String> policy() {
        return List.of(
                "alter table note enable row level security",
                "create policy own on note using (tenant = current_user)");
    }

    @Override
    protected Function<String, Notes> open() {
        Notes notes = new Notes(new Desk(new Routes(Map.of("a", pool("a"), "b", pool("b")))));
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    private static HikariDataSource pool(String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Site.url());
        config.setUsername(user);
        config.setPassword(Site.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
