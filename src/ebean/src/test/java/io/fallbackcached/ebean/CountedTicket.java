package io.fallbackcached.ebean;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.concurrent.atomic.AtomicInteger;

/** An entity whose constructor does something that others see. */
@Entity
@SuppressWarnings("NullAway") // as applications write them
public class CountedTicket {
    static final AtomicInteger MADE = new AtomicInteger();

    @Id
    long id;

    String title;

    public CountedTicket() {
        MADE.incrementAndGet();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }
}
