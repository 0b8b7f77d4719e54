package io.fallbackcached.bench.application.shop;

import io.ebean.annotation.Cache;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

@Entity
@Cache(enableQueryCache = true, naturalKey = "sku")
@Table(name = "product")
public class Product {

    @Id
    private long id;

    private String sku;
    private String name;
    private int category;
    private BigDecimal price;
    private int stock;

    @Version
    private int version;

    public long getId() {
        return id;
    }

    public String getSku() {
        return sku;
    }

    public String getName() {
        return name;
    }

    public int getCategory() {
        return category;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public int getStock() {
        return stock;
    }

    public void setStock(int stock) {
        this.stock = stock;
    }

    public int getVersion() {
        return version;
    }
}
