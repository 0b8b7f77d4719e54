package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void theProductIsWhatTheUrlBeginsWith() {
        assertThat(of("jdbc:h2:mem:x").product()).isEqualTo("jdbc:h2");
        assertThat(of("jdbc:postgresql://host/db").product()).isEqualTo("jdbc:postgresql");
        assertThat(of("jdbc:postgresql://host/db").isPostgres()).isTrue();
    }

    @Test
    void usersAndSchemasTellAddressesApart() {
        Address address = of("jdbc:postgresql://host/db?user=ada&currentSchema=shop");

        assertThat(address.user()).isEqualTo("ada");
        assertThat(address.startup()).isEqualTo("currentSchema=shop");
        assertThat(address.isSameAs(of("jdbc:postgresql://host/db?user=ada&currentSchema=shop")))
                .isTrue();
        assertThat(address.isSameAs(of("jdbc:postgresql://host/db?user=ada"))).isFalse();
    }

    @Test
    void propertiesSayWhatTheUrlDoesNot() {
        Properties properties = new Properties();
        properties.setProperty("user", "ada");
        properties.setProperty("options", "-c role=clerk");
        properties.setProperty("password", "secret");
        Address address = Address.of("jdbc:postgresql://host/db", properties);

        assertThat(address.user()).isEqualTo("ada");
        assertThat(address.startup()).isEqualTo("options=-c role=clerk");
        assertThat(address.toString()).doesNotContain("secret");
    }

    private static Address of(String url) {
        return Address.of(url, new Properties());
    }
}
