package com.acme.writers.hibernate;

import com.acme.writers.People;
import com.acme.writers.Pools;
import com.acme.writers.Story;
import com.zaxxer.hikari.HikariDataSource;
import io.fallbackcached.testkit.Transcript;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

public class HibernateStory extends Story {

    private HikariDataSource pool;

    @Override
    protected People open() {
        return new HibernatePeople(factory(pool));
    }

    @Override
    public void run(Transcript out) throws Exception {
        try (HikariDataSource started = Pools.hikari(true)) {
            pool = started;
            super.run(out);
        }
    }

    static SessionFactory factory(DataSource source, Class<?>... more) {
        Configuration configuration = new Configuration();
        configuration.addAnnotatedClass(PersonEntity.class);
        configuration.addAnnotatedClass(PhoneEntity.class);
        Stream.of(more).forEach(configuration::addAnnotatedClass);
        configuration.setProperty(AvailableSettings.USE_SECOND_LEVEL_CACHE, String.valueOf(more.length > 0));
        configuration.setProperty(AvailableSettings.USE_QUERY_CACHE, String.valueOf(more.length > 0));
        if (more.length > 0) {
            configuration.setProperty(AvailableSettings.CACHE_REGION_FACTORY, MapRegions.class.getName());
        }
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        configuration.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "20");
        return configuration.buildSessionFactory();
    }
}
