package io.fallbackcached.bench.peers;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's {@code @Cacheable}: a proxy made by CGLIB, Caffeine behind it, keys made as Spring does if nothing is said. */
public class SpringCatalogue extends ByCode {

    /** The bean, which is the proxy. */
    public static Catalogue create() {
        return new AnnotationConfigApplicationContext(Settings.class).getBean(SpringCatalogue.class);
    }

    @Override
    @Cacheable("articles")
    public String byCode(String code) {
        return Articles.read(Articles.source(), Articles.id(code));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching(proxyTargetClass = true)
    static class Settings {

        @Bean
        SpringCatalogue catalogue() {
            return new SpringCatalogue();
        }

        @Bean
        CacheManager caches() {
            CaffeineCacheManager caches = new CaffeineCacheManager("articles");
            caches.setCaffeine(Caffeine.newBuilder().maximumSize(2L * Articles.COUNT));
            return caches;
        }
    }
}
