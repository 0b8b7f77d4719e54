package com.acme.writers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connection pools. */
public final class Pools {

    private Pools() {}

    /** Few connections, so that they are used again by other threads and transactions. */
    public static HikariDataSource hikari(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Site.url());
        config.setUsername(Site.user());
        config.setPassword(Site.password());
        config.setMaximumPoolSize(3);
        config.setAutoCommit(autoCommit);
        return new HikariDataSource(config);
    }
}
