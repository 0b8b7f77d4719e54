package com.acme.writers.spring;

import com.acme.writers.Pools;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

@Configuration
@EnableTransactionManagement(proxyTargetClass = true)
public class SpringConfiguration {

    @Bean(destroyMethod = "close")
    public DataSource dataSource() {
        return Pools.hikari(true);
    }

    @Bean
    public JdbcTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    public Units units() {
        return new Units();
    }

    @Bean(destroyMethod = "")
    public SpringPeople people(DataSource source, Units units) {
        return new SpringPeople(new JdbcTemplate(source), units);
    }
}
