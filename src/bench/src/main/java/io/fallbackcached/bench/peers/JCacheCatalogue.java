package io.fallbackcached.bench.peers;

import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

/** By hand with the reference implementation of JCache: eternal, no statistics, storing references. */
public final class JCacheCatalogue extends ByCode {

    private final Cache<String, String> articles = Caching.getCachingProvider()
            .getCacheManager()
            .createCache(
                    "articles",
                    new MutableConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setStoreByValue(false));

    @Override
    public String byCode(String code) {
        String known = articles.get(code);
        if (known != null) {
            return known;
        }
        String name = Articles.read(Articles.source(), Articles.id(code));
        articles.put(code, name);
        return name;
    }
}
