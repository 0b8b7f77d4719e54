package com.acme.people.dao;

import io.ebean.DB;

/** Changes names as the registry office reports them. Knows nothing of {@link PersonDao}. */
public class RegistryDao {

    /** How many people were renamed: one, or none. */
    public int rename(long id, String lastName) {
        return DB.sqlUpdate("update people set last_name = ?, version = version + 1 where id = ?")
                .setParameters(lastName, id)
                .execute();
    }
}
