package io.fallbackcached.ebean;

import jakarta.persistence.Entity;

/** An entity whose constructor only gives first values. */
@Entity
@SuppressWarnings("NullAway") // as applications write them
public class Ticket extends Numbered {
    String title = "untitled";
    int seats = 4;
    transient String remark = "none";
    transient int uses = 5;

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public int getSeats() {
        return seats;
    }

    public void setSeats(int seats) {
        this.seats = seats;
    }
}
