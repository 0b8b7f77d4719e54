package io.fallbackcached.bench.hit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a key is made of. */
enum Shape {
    NO_KEY("no key", "only"),
    REFERENCE("one reference", "byCode"),
    INT("one int", "byNumber"),
    LONG("one long", "byId"),
    TWO("two arguments", "bySize"),
    THREE("three arguments", "byPrice");

    private final String label;
    private final String method;

    Shape(String label, String method) {
        this.label = label;
        this.method = method;
    }

    /** The shape of the keys that this method of the catalogue is asked by. */
    static Shape of(String method) {
        return Arrays.stream(values())
                .filter(shape -> shape.method.equals(method))
                .findFirst()
                .orElseThrow();
    }

    /** The catalogue's method, and the benchmark's. */
    String method() {
        return method;
    }

    /** How many keys are asked for: so few that all is in the processor's caches, and more than that. */
    List<Integer> sizes() {
        return this == NO_KEY ? List.of(1) : List.of(64, 10_000);
    }

    String scenario(int size, int threads, String mood) {
        return String.format(
                Locale.ROOT,
                "hit, %s%s, %s, %s",
                label,
                this == NO_KEY ? "" : String.format(Locale.ROOT, " of %,d", size),
                threads == 1 ? "1 thread" : threads + " threads",
                mood);
    }

    Loop loop() {
        return switch (this) {
            case NO_KEY -> new NoKeyLoop();
            case REFERENCE -> new CodeLoop();
            case INT -> new NumberLoop();
            case LONG -> new IdLoop();
            case TWO -> new SizeLoop();
            case THREE -> new PriceLoop();
        };
    }
}
