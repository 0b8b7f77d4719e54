package com.acme.writers.spring;

import com.acme.writers.People;
import com.acme.writers.Story;
import io.fallbackcached.testkit.Transcript;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

public class SpringStory extends Story {

    private AnnotationConfigApplicationContext context;

    @Override
    protected People open() {
        return context.getBean(SpringPeople.class);
    }

    @Override
    public void run(Transcript out) throws Exception {
        try (AnnotationConfigApplicationContext started =
                new AnnotationConfigApplicationContext(SpringConfiguration.class)) {
            context = started;
            super.run(out);
        }
    }
}
