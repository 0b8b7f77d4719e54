package com.acme.behave.values;

import com.acme.behave.Tally;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Returns mutable things of many kinds; each caller does with them what it likes. */
@SuppressWarnings("JavaUtilDate") // it is what applications return
public class Warehouse {

    private final Tally tally;
    private final List<String> own = new ArrayList<>(List.of("b", "a"));
    CompletableFuture<List<String>> pending = new CompletableFuture<>();

    public Warehouse(Tally tally) {
        this.tally = tally;
    }

    public List<String> list() {
        tally.ran();
        return new ArrayList<>(List.of("b", "a"));
    }

    /** The very list that this object goes on working with. */
    public List<String> ownList() {
        tally.ran();
        return own;
    }

    public Map<String, List<String>> map() {
        tally.ran();
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("k", new ArrayList<>(List.of("v")));
        return map;
    }

    public Set<String> set() {
        tally.ran();
        return new TreeSet<>(List.of("b", "a"));
    }

    public int[] array() {
        tally.ran();
        return new int[] {2, 1};
    }

    public String[][] matrix() {
        tally.ran();
        return new String[][] {{"b", "a"}, {"c"}};
    }

    public Date date() {
        tally.ran();
        return new Date(1000);
    }

    Basket basket() {
        tally.ran();
        Basket basket = new Basket();
        basket.inner = new Basket();
        return basket;
    }

    Basket[] baskets() {
        tally.ran();
        return new Basket[] {new Basket(), new Basket()};
    }

    public Optional<List<String>> optional() {
        tally.ran();
        return Optional.of(new ArrayList<>(List.of("b", "a")));
    }

    /** What the rule calls shared. */
    public List<String> shared() {
        tally.ran();
        return new ArrayList<>(List.of("b", "a"));
    }

    public CompletableFuture<List<String>> later() {
        tally.ran();
        return pending;
    }

    public CompletableFuture<List<String>> laterBroken() {
        tally.ran();
        return CompletableFuture.failedFuture(new IllegalStateException("broken"));
    }

    public boolean flag(boolean value) {
        tally.ran();
        return value;
    }

    public byte number(byte value) {
        tally.ran();
        return value;
    }

    public short number(short value) {
        tally.ran();
        return value;
    }

    public char letter(char value) {
        tally.ran();
        return value;
    }

    public int number(int value) {
        tally.ran();
        return value;
    }

    public long number(long value) {
        tally.ran();
        return value;
    }

    public float number(float value) {
        tally.ran();
        return value;
    }

    public double number(double value) {
        tally.ran();
        return value;
    }
}
