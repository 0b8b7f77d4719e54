package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.ValueMode;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

class LoaderLeakTest {

    private final Application agent = new Application();

    @Test
    void applicationsWithFilledCachesAreCollectedWhileTheAgentLives() throws Throwable {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            loaders.add(deployAndDrop());
        }

        for (int i = 0; i < 50 && loaders.stream().anyMatch(loader -> loader.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaders).allSatisfy(loader -> assertThat(loader.get()).isNull());
        assertThat(agent.faults).isEmpty();
    }

    private WeakReference<ClassLoader> deployAndDrop() throws Throwable {
        Class<?> woven = new ByteBuddy()
                .subclass(Object.class)
                .name("app.Dao")
                .make()
                .load(new ClassLoader(null) {}, ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        Class<?> value = new ByteBuddy()
                .subclass(Object.class)
                .name("app.Person")
                .make()
                .load(woven.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        Object person = value.getConstructor().newInstance();
        MethodPlan plan = Application.cachingPlan(
                "find", "(Ljava/lang/Object;)Ljava/lang/Object;", false, settings -> settings.values(ValueMode.SHARED));
        WovenMethod find = new WovenMethod(
                agent.linker,
                MethodHandles.privateLookupIn(woven, MethodHandles.lookup()),
                plan,
                agent.numberOf(plan),
                arguments -> person);
        find.call(value);
        assertThat(find.call(value)).isSameAs(person);
        assertThat(find.runs()).isEqualTo(1);
        return new WeakReference<>(woven.getClassLoader());
    }
}
