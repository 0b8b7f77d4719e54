package com.acme.loader.island;

import java.util.concurrent.Callable;

/** An application in a loader that sees nothing of the outside but {@code java.*}. */
public class Island implements Callable<String> {

    private final ParcelDao dao = new ParcelDao();

    @Override
    public String call() {
        Parcel first = dao.find("a");
        first.relabel("spoiled");
        String told = dao.find("a") + " " + dao.find("a") + " " + dao.all() + " " + dao.all();
        dao.forget("a");
        return told + " " + dao.find("a");
    }
}
