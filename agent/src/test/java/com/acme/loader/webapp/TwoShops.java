package com.acme.loader.webapp;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.ThrowAwayLoader;
import io.fallbackcached.testkit.Transcript;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two web applications of the same classes in one server, which has these classes on its own class path as well. */
public class TwoShops implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        UnaryOperator<String> server = new Shop("server");
        UnaryOperator<String> north = deploy("north");
        UnaryOperator<String> south = deploy("south");
        List<UnaryOperator<String>> all = List.of(server, north, south);
        out.line("first " + ask("find tea", all));
        out.line("again " + ask("find tea", all));
        out.line("north " + north.apply("changed tea"));
        out.line("then " + ask("find tea", all));
        out.line("south " + south.apply("changed tea"));
        out.line("then " + ask("find tea", all));
        out.line("server " + server.apply("changed tea"));
        out.line("then " + ask("find tea", all));
    }

    private static String ask(String request, List<UnaryOperator<String>> shops) {
        StringBuilder answers = new StringBuilder();
        for (UnaryOperator<String> shop : shops) {
            answers.append(shop.apply(request)).append("; ");
        }
        return answers.toString();
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<String> deploy(String name) throws ReflectiveOperationException {
        return (UnaryOperator<String>) ThrowAwayLoader.around(Shop.class)
                .loadClass(Shop.class.getName())
                .getConstructor(String.class)
                .newInstance(name);
    }
}
