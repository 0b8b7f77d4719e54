package com.acme.history;

/** A way to look at something: one cached method, or past the cache. */
public enum Look {
    ITEM("item"),
    CODE("item by code"),
    VIEW("view"),
    JOIN("join"),
    NOTE("note"),
    OWNERS_ITEMS("owner's items"),
    SUM("sum"),
    SUM_OF_NOTES("sum of notes"),
    SLOT("slot"),
    MADE_OF_OTHERS("made of others"),
    DATABASE("database"),
    TRANSACTION("a method in a transaction"),
    SNAPSHOT("database, a snapshot");

    private final String text;

    Look(String text) {
        this.text = text;
    }

    /** Whether a cache may have answered. */
    public boolean isCached() {
        return this != DATABASE && this != SNAPSHOT;
    }

    @Override
    public String toString() {
        return text;
    }
}
