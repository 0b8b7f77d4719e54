package io.fallbackcached.bench.peers;

import org.cache2k.Cache;
import org.cache2k.Cache2kBuilder;

/** By hand with cache2k: eternal, no statistics. */
public final class Cache2kCatalogue implements Catalogue {

    private static final String ONLY = "only";

    private final Cache<String, String> only = cache(String.class);
    private final Cache<String, String> byCode = cache(String.class);
    private final Cache<Integer, String> byNumber = cache(Integer.class);
    private final Cache<Long, String> byId = cache(Long.class);
    private final Cache<SizeKey, String> bySize = cache(SizeKey.class);
    private final Cache<PriceKey, String> byPrice = cache(PriceKey.class);

    @Override
    public String only() {
        String name = only.peek(ONLY);
        return name != null ? name : kept(only, ONLY, 0);
    }

    @Override
    public String byCode(String code) {
        String name = byCode.peek(code);
        return name != null ? name : kept(byCode, code, Articles.id(code));
    }

    @Override
    public String byNumber(int number) {
        String name = byNumber.peek(number);
        return name != null ? name : kept(byNumber, number, number);
    }

    @Override
    public String byId(long id) {
        String name = byId.peek(id);
        return name != null ? name : kept(byId, id, id);
    }

    @Override
    public String bySize(String code, int size) {
        SizeKey key = new SizeKey(code, size);
        String name = bySize.peek(key);
        return name != null ? name : kept(bySize, key, Articles.id(code));
    }

    @Override
    public String byPrice(String code, int size, long cents) {
        PriceKey key = new PriceKey(code, size, cents);
        String name = byPrice.peek(key);
        return name != null ? name : kept(byPrice, key, Articles.id(code));
    }

    private static <K> String kept(Cache<K, String> cache, K key, long id) {
        String name = Articles.read(Articles.source(), id);
        cache.put(key, name);
        return name;
    }

    private static <K> Cache<K, String> cache(Class<K> type) {
        return Cache2kBuilder.of(type, String.class)
                .eternal(true)
                .entryCapacity(2L * Articles.COUNT)
                .disableStatistics(true)
                .build();
    }
}
