package com.acme.writers.jooq;

import com.acme.writers.People;
import com.acme.writers.Site;
import com.acme.writers.Story;

public class JooqStory extends Story {

    @Override
    protected People open() {
        return new JooqPeople(Site.dataSource());
    }
}
