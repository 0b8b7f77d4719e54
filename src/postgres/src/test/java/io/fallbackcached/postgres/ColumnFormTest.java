package io.fallbackcached.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColumnFormTest {

    @Test
    void integersOfAllTypesAreOne() {
        ColumnForm form = ColumnForm.of("int4");

        assertThat(form).isSameAs(ColumnForm.of("int8")).isSameAs(ColumnForm.of("int2"));
        assertThat(form.canonical(5)).isEqualTo(5L);
        assertThat(form.canonical((short) 5)).isEqualTo(5L);
        assertThat(form.canonical((byte) 5)).isEqualTo(5L);
        assertThat(form.canonical(BigInteger.valueOf(5))).isEqualTo(5L);
        assertThat(form.canonical(new BigDecimal("5.00"))).isEqualTo(5L);
        assertThat(form.canonical("5")).isEqualTo(5L);
    }

    @Test
    void whatIsNoWholeNumberCannotBeTold() {
        ColumnForm form = ColumnForm.of("int8");

        assertThat(form.canonical(new BigDecimal("5.5"))).isNull();
        assertThat(form.canonical(5.0)).isNull();
        assertThat(form.canonical("five")).isNull();
        assertThat(form.canonical(true)).isNull();
        assertThat(form.canonical(BigInteger.TEN.pow(30))).isNull();
    }

    @Test
    void textIsItselfUnlessItEndsWithABlank() {
        ColumnForm form = ColumnForm.of("varchar");

        assertThat(form.canonical("a B")).isEqualTo("a B");
        assertThat(form.canonical("")).isEqualTo("");
        assertThat(form.canonical("a ")).isNull();
        assertThat(form.canonical(5)).isNull();
    }

    @Test
    void uuidsAreEqualHoweverWritten() {
        ColumnForm form = ColumnForm.of("uuid");
        UUID id = UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");

        assertThat(form.canonical(id)).isEqualTo(id);
        assertThat(form.canonical("A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11")).isEqualTo(id);
        assertThat(form.canonical("{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}")).isNull();
        assertThat(form.canonical("nonsense")).isNull();
    }

    @Test
    void otherTypesHaveNoForm() {
        assertThat(ColumnForm.of("bpchar")).isNull();
        assertThat(ColumnForm.of("numeric")).isNull();
        assertThat(ColumnForm.of("citext")).isNull();
        assertThat(ColumnForm.of("float8")).isNull();
    }
}
