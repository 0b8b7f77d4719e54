package com.acme.tenants.hibernate;

import com.acme.tenants.Current;
import com.acme.tenants.Notes;
import com.acme.tenants.TenantStory;
import com.acme.writers.Bodies;
import com.acme.writers.Site;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** Tenants as Hibernate knows them, by a column. */
public class HibernateTenants extends TenantStory {

    @Override
    protected Function<String, Notes> open() {
        Configuration configuration = new Configuration();
        configuration.addAnnotatedClass(NoteEntity.class);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, Site.dataSource());
        configuration.getProperties().put(AvailableSettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentTenant());
        Notes notes = new HibernateNotes(configuration.buildSessionFactory());
        return tenant -> notes;
    }

    @Override
    protected <T> T as(String tenant, Supplier<T> call) {
        return Current.as(tenant, call);
    }

    /** Cached as they are. */
    public static class HibernateNotes extends Notes {

        private final SessionFactory factory;

        public HibernateNotes(SessionFactory factory) {
            super(null);
            this.factory = factory;
        }

        @Override
        public List<String> all() {
            Bodies.run();
            return factory.fromSession(session -> session.createSelectionQuery(
                            "select n.text from NoteEntity n order by n.id", String.class)
                    .getResultList());
        }

        @Override
        public String one(long id) {
            Bodies.run();
            return factory.fromSession(session -> session.createSelectionQuery(
                            "select n.text from NoteEntity n where n.id = :id", String.class)
                    .setParameter("id", id)
                    .getSingleResult());
        }
    }
}
