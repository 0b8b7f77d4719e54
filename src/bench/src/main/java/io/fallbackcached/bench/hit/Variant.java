package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.paired.Contender;
import io.fallbackcached.bench.paired.Copies;
import io.fallbackcached.bench.peers.Catalogue;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** A catalogue and the loops that ask it, in copies of their classes that nobody else runs. */
final class Variant {

    private final String name;
    private final String situation;
    private final Catalogue catalogue;
    private final Map<Shape, Loop> loops = new EnumMap<>(Shape.class);

    Variant(String name, Class<? extends Catalogue> type) {
        this(name, "", type);
    }

    /** @param situation what sets it apart from others of its name */
    Variant(String name, String situation, Class<? extends Catalogue> type) {
        Copies copies = new Copies(Stream.concat(
                        Stream.of(type),
                        Stream.of(Shape.values()).map(shape -> shape.loop().getClass()))
                .toArray(Class<?>[]::new));
        this.name = name;
        this.situation = situation;
        this.catalogue = copies.create(type, Catalogue.class);
        for (Shape shape : Shape.values()) {
            loops.put(shape, copies.create(shape.loop().getClass(), Loop.class));
        }
    }

    Contender asking(Shape shape, KeySet keys) {
        return new Contender(name, situation, (from, calls) -> run(shape, keys, from, calls));
    }

    /** Asks as often as that, each time by another key. */
    void run(Shape shape, KeySet keys, int from, int calls) {
        Loop loop = loops.get(shape);
        if (loop == null || loop.run(catalogue, keys, from, calls) != 0) {
            throw new IllegalStateException(name + " found what is no name");
        }
    }
}
