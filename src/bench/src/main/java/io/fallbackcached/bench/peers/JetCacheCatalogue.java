package io.fallbackcached.bench.peers;

import com.alicp.jetcache.anno.CacheType;
import com.alicp.jetcache.anno.Cached;
import com.alicp.jetcache.anno.config.EnableMethodCache;
import com.alicp.jetcache.anno.support.GlobalCacheConfig;
import com.alicp.jetcache.anno.support.JetCacheBaseBeans;
import com.alicp.jetcache.embedded.CaffeineCacheBuilder;
import com.alicp.jetcache.support.Fastjson2KeyConvertor;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** JetCache's {@code @Cached}, local, Caffeine behind it, the other settings its own. */
public class JetCacheCatalogue extends ByCode {

    /** The bean, which is the proxy. */
    public static Catalogue create() {
        return new AnnotationConfigApplicationContext(Settings.class).getBean(JetCacheCatalogue.class);
    }

    @Override
    @Cached(name = "articles", cacheType = CacheType.LOCAL, localLimit = 2 * Articles.COUNT)
    public String byCode(String code) {
        return Articles.read(Articles.source(), Articles.id(code));
    }

    @Configuration
    @EnableMethodCache(basePackages = "io.fallbackcached.bench.peers", proxyTargetClass = true)
    @Import(JetCacheBaseBeans.class)
    static class Settings {

        @Bean
        JetCacheCatalogue catalogue() {
            return new JetCacheCatalogue();
        }

        @Bean
        GlobalCacheConfig caches() {
            GlobalCacheConfig config = new GlobalCacheConfig();
            config.setLocalCacheBuilders(Map.of(
                    "default",
                    CaffeineCacheBuilder.createCaffeineCacheBuilder().keyConvertor(Fastjson2KeyConvertor.INSTANCE)));
            config.setRemoteCacheBuilders(Map.of());
            return config;
        }
    }
}
