package io.fallbackcached.bench.hit;

import io.fallbackcached.bench.peers.Catalogue;
import io.fallbackcached.testkit.ThrowAwayLoader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A catalogue and the loops that ask it, in copies of their classes that nobody else runs. */
final class Variant {

    private final String name;
    private final String situation;
    private final Catalogue catalogue;
    private final Map<Shape, Loop> loops = new EnumMap<>(Shape.class);

    /** @param situation what sets it apart from others of its name; ends the scenario that its figures belong to */
    Variant(String name, String situation, Class<? extends Catalogue> type) throws ReflectiveOperationException {
        Set<String> own = Stream.concat(
                        Stream.of(type.getName()), Stream.of(Shape.values()).map(Shape::loop))
                .collect(Collectors.toSet());
        ClassLoader loader = new ThrowAwayLoader(type.getClassLoader(), own::contains);
        this.name = name;
        this.situation = situation;
        this.catalogue = create(loader, type.getName(), Catalogue.class);
        for (Shape shape : Shape.values()) {
            loops.put(shape, create(loader, shape.loop(), Loop.class));
        }
    }

    private static <T> T create(ClassLoader loader, String type, Class<T> as) throws ReflectiveOperationException {
        return as.cast(loader.loadClass(type).getConstructor().newInstance());
    }

    String name() {
        return name;
    }

    String situation() {
        return situation;
    }

    /** Asks as often as that, each time by another key. */
    void run(Shape shape, KeySet keys, int from, int count) {
        Loop loop = loops.get(shape);
        if (loop == null || loop.run(catalogue, keys, from, count) != 0) {
            throw new IllegalStateException(name + " found what is no name");
        }
    }
}
