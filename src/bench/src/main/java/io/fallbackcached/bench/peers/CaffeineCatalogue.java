package io.fallbackcached.bench.peers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** By hand with Caffeine: bounded, no expiry, no statistics. */
public final class CaffeineCatalogue implements Catalogue {

    private static final String ONLY = "only";

    private final Cache<String, String> only = cache();
    private final Cache<String, String> byCode = cache();
    private final Cache<Integer, String> byNumber = cache();
    private final Cache<Long, String> byId = cache();
    private final Cache<SizeKey, String> bySize = cache();
    private final Cache<PriceKey, String> byPrice = cache();

    @Override
    public String only() {
        String name = only.getIfPresent(ONLY);
        return name != null ? name : kept(only, ONLY, 0);
    }

    @Override
    public String byCode(String code) {
        String name = byCode.getIfPresent(code);
        return name != null ? name : kept(byCode, code, Articles.id(code));
    }

    @Override
    public String byNumber(int number) {
        String name = byNumber.getIfPresent(number);
        return name != null ? name : kept(byNumber, number, number);
    }

    @Override
    public String byId(long id) {
        String name = byId.getIfPresent(id);
        return name != null ? name : kept(byId, id, id);
    }

    @Override
    public String bySize(String code, int size) {
        SizeKey key = new SizeKey(code, size);
        String name = bySize.getIfPresent(key);
        return name != null ? name : kept(bySize, key, Articles.id(code));
    }

    @Override
    public String byPrice(String code, int size, long cents) {
        PriceKey key = new PriceKey(code, size, cents);
        String name = byPrice.getIfPresent(key);
        return name != null ? name : kept(byPrice, key, Articles.id(code));
    }

    private static <K> String kept(Cache<K, String> cache, K key, long id) {
        String name = Articles.read(Articles.source(), id);
        cache.put(key, name);
        return name;
    }

    private static <K> Cache<K, String> cache() {
        return Caffeine.newBuilder().maximumSize(2L * Articles.COUNT).build();
    }
}
