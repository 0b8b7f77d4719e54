package io.fallbackcached.ebean;

import jakarta.persistence.Embeddable;

@Embeddable
@SuppressWarnings("NullAway") // as applications write them
public class Address {
    String city;

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }
}
