package com.acme.tenants;

import com.acme.writers.Bodies;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Two tenants read in turn what only one of them may see. An asterisk: not from memory. */
public abstract class TenantStory implements Scenario {

    private static final String[] SCHEMA = {
        "do $$ declare tenant text; begin foreach tenant in array array['app', 'a', 'b'] loop "
                + "if not exists (select from pg_roles where rolname = tenant) then "
                + "execute format('create role %I login', tenant); end if; end loop; end $$",
        "grant a, b to app",
        "create table note (tenant text, id bigint, text text)",
        "insert into note values ('a', 1, 'a1'), ('a', 2, 'a2'), ('b', 1, 'b1'), ('b', 2, 'b2')",
        "create schema a",
        "create schema b",
        "create table a.note as select id, text from note where tenant = 'a'",
        "create table b.note as select id, text from note where tenant = 'b'",
        "grant usage on schema a to app",
        "grant usage on schema b to app",
        "grant select on note, a.note, b.note to app, a, b"
    };

    private Transcript out;

    /** What an administrator has done before. */
    public final List<String> schema() {
        List<String> all = new ArrayList<>(List.of(SCHEMA));
        all.addAll(policy());
        return all;
    }

    /** Who may see what of the table that all share. */
    protected List<String> policy() {
        return List.of();
    }

    /** Starts the application: the DAO of each tenant, which may be one and the same. */
    protected abstract Function<String, Notes> open() throws Exception;

    /** Calls for a tenant. */
    protected <T> T as(String tenant, Supplier<T> call) {
        return call.get();
    }

    @Override
    public void run(Transcript transcript) throws Exception {
        out = transcript;
        Function<String, Notes> notes = open();
        for (String tenant : new String[] {"a", "a", "b", "a", "b", "b"}) {
            tell(tenant, () -> notes.apply(tenant).all());
        }
        for (String tenant : new String[] {"b", "a", "b", "a"}) {
            tell(tenant, () -> notes.apply(tenant).one(1));
        }
    }

    private void tell(String tenant, Supplier<Object> question) {
        int before = Bodies.runs();
        Object answer = as(tenant, question);
        out.line(tenant + " sees " + answer + (Bodies.runs() == before ? "" : "*"));
    }
}
