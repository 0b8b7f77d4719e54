package io.fallbackcached.bench.paired;

/**
 * One of those that are compared.
 *
 * @param name the variant that its figures belong to
 * @param situation what sets it apart from others of that name; ends the scenario
 */
public record Contender(String name, String situation, Work work) {

    public Contender(String name, Work work) {
        this(name, "", work);
    }
}
