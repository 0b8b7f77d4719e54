package com.acme.writers.jdbc;

import com.acme.writers.People;
import com.acme.writers.Site;
import com.acme.writers.Story;

public class JdbcStory extends Story {

    @Override
    protected People open() {
        return new JdbcPeople(Site.dataSource());
    }
}
