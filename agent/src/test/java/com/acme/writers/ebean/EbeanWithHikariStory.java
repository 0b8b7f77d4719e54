package com.acme.writers.ebean;

import com.acme.writers.People;
import com.acme.writers.Pools;
import com.acme.writers.Story;
import io.ebean.config.DatabaseConfig;

/** With a pool of its own; Ebean closes it with the database. */
public class EbeanWithHikariStory extends Story {

    @Override
    protected People open() {
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSource(Pools.hikari(false));
        return new EbeanPeople(EbeanStory.database(config));
    }
}
