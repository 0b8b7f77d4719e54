package io.fallbackcached.ebean.zone;

import io.ebean.bean.EntityBean;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.Run;

/** Makes copies of entities of one class. Thread-safe. */
interface EntityMaker {

    /** @param state of the entity */
    EntityBean make(EntityBean bean, EntityState state, Graph graph);

    /** @param state of all entities of the run */
    void makeRun(EntityState state, Run run);
}
