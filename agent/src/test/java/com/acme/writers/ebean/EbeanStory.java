package com.acme.writers.ebean;

import com.acme.writers.People;
import com.acme.writers.Site;
import com.acme.writers.Story;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;

/** With the pool that comes with Ebean. */
public class EbeanStory extends Story {

    @Override
    protected People open() {
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(source());
        return new EbeanPeople(database(config));
    }

    static DataSourceConfig source() {
        return new DataSourceConfig()
                .setUrl(Site.url())
                .setUsername(Site.user())
                .setPassword(Site.password())
                .setMinConnections(1)
                .setMaxConnections(3);
    }

    static Database database(DatabaseConfig config) {
        config.setName("people");
        config.setRegister(true);
        config.setDefaultServer(false);
        config.addClass(PersonBean.class);
        config.addClass(PhoneBean.class);
        return DatabaseFactory.create(config);
    }
}
