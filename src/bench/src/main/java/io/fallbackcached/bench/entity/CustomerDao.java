package io.fallbackcached.bench.entity;

import io.ebean.DB;
import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.annotations.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same bodies for all: without our agent they go to Ebean, whose own caches answer if they are on. The annotations
 * mean nothing without our agent.
 */
public class CustomerDao {

    @FallbackCached
    public @Nullable Customer byId(long id) {
        return DB.find(Customer.class, id);
    }

    @FallbackCached(values = Values.SHARED)
    public @Nullable Customer sharedById(long id) {
        return DB.find(Customer.class, id);
    }

    @FallbackCached
    public List<Customer> inRegion(long region) {
        return DB.find(Customer.class)
                .where()
                .eq("region.id", region)
                .orderBy("id")
                .findList();
    }

    @FallbackCached(values = Values.SHARED)
    public List<Customer> sharedInRegion(long region) {
        return DB.find(Customer.class)
                .where()
                .eq("region.id", region)
                .orderBy("id")
                .findList();
    }

    /** What Ebean's query cache gives are unmodifiable beans, the same for all. */
    public List<Customer> inRegionByQueryCache(long region) {
        return DB.find(Customer.class)
                .setUseQueryCache(true)
                .where()
                .eq("region.id", region)
                .orderBy("id")
                .findList();
    }
}
