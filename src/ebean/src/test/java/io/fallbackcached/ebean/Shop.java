package io.fallbackcached.ebean;

import io.ebean.annotation.DbJson;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;

@Entity
@SuppressWarnings("NullAway") // as applications write them
public class Shop {
    @Id
    long id;

    @Embedded
    Address address = new Address();

    @DbJson
    List<String> tags;

    byte[] logo;

    public Address getAddress() {
        return address;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    public byte[] getLogo() {
        return logo;
    }

    public void setLogo(byte[] logo) {
        this.logo = logo;
    }
}
