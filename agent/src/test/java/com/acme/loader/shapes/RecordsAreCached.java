package com.acme.loader.shapes;

import io.fallbackcached.testkit.FilteringLoader;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Uses a record that this class is too old to name: its own methods, and many copies of it as a value. */
public class RecordsAreCached implements Scenario {

    /** So often that reflection, which some JDKs compile when it is used a lot, has done so. */
    private static final int OFTEN = 40;

    @Override
    public void run(Transcript out) throws Exception {
        out.line("class path: " + answers(RecordsAreCached.class.getClassLoader()));
        out.line("java.* only: " + answers(new FilteringLoader(RecordsAreCached.class.getClassLoader())));
    }

    private static List<Object> answers(ClassLoader loader) throws Exception {
        Callable<?> point = (Callable<?>) loader.loadClass("com.acme.loader.shapes.Point")
                .getDeclaredConstructor(List.class)
                .newInstance(new ArrayList<>(List.of("x")));
        List<Object> different = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            Object answer = point.call().toString();
            if (!different.contains(answer)) {
                different.add(answer);
            }
        }
        return different;
    }
}
