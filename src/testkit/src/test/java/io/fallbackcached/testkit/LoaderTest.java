package io.fallbackcached.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.told.ToldLines;
import org.junit.jupiter.api.Test;

class LoaderTest {

    @Test
    void throwAwayLoadersDefineTheirClassesAnew() throws Exception {
        Class<?> one = ThrowAwayLoader.around(ToldLines.class).loadClass(ToldLines.class.getName());
        Class<?> two = ThrowAwayLoader.around(ToldLines.class).loadClass(ToldLines.class.getName());
        assertThat(one).isNotSameAs(two).isNotSameAs(ToldLines.class);
        assertThat(one.getPackage().getName()).isEqualTo(ToldLines.class.getPackageName());
    }

    @Test
    void throwAwayLoadersLeaveTheRestToTheParent() throws Exception {
        ThrowAwayLoader loader =
                new ThrowAwayLoader(ToldLines.class.getClassLoader(), ToldLines.class.getName()::equals);
        assertThat(loader.loadClass(ToldLines.class.getName())).isNotSameAs(ToldLines.class);
        assertThat(loader.loadClass(Scenario.class.getName())).isSameAs(Scenario.class);
        assertThatThrownBy(() -> loader.loadClass("com.acme.Nowhere")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void filteringLoadersDefineAllButJavaThemselves() throws Exception {
        FilteringLoader loader = new FilteringLoader(ToldLines.class.getClassLoader());
        Class<?> type = loader.loadClass(ToldLines.class.getName());
        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type.getInterfaces()[0].getClassLoader()).isSameAs(loader);
        assertThat(loader.loadClass("java.lang.String")).isSameAs(String.class);
        assertThatThrownBy(() -> loader.loadClass("com.acme.Nowhere")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void filteringLoadersHideTheResourcesOfJava() {
        FilteringLoader loader = new FilteringLoader(ToldLines.class.getClassLoader());
        assertThat(loader.getResource("java/lang/String.class")).isNull();
        assertThat(loader.getResource("com/acme/told/ToldLines.class")).isNotNull();
    }
}
