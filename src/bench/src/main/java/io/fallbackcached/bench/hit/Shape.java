package io.fallbackcached.bench.hit;

import java.util.List;
import java.util.Locale;

/** What a key is made of. */
enum Shape {
    NO_KEY("no key", NoKeyLoop.class),
    REFERENCE("one reference", CodeLoop.class),
    INT("one int", NumberLoop.class),
    LONG("one long", IdLoop.class),
    TWO("two arguments", SizeLoop.class),
    THREE("three arguments", PriceLoop.class);

    private final String label;
    private final Class<? extends Loop> loop;

    Shape(String label, Class<? extends Loop> loop) {
        this.label = label;
        this.loop = loop;
    }

    /** How many keys are asked for: so few that all is in the processor's caches, and more than that. */
    List<Integer> sizes() {
        return this == NO_KEY ? List.of(1) : List.of(64, 10_000);
    }

    String scenario(int size) {
        return this == NO_KEY ? label : String.format(Locale.ROOT, "%s of %,d", label, size);
    }

    String loop() {
        return loop.getName();
    }
}
