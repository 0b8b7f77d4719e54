package com.acme.loader.module;

import java.lang.reflect.Method;

/** The main class of a named module; with an agent's jar as its argument, it has that attached in the middle. */
public final class Warehouse {

    private final StockDao dao = new StockDao();

    private Warehouse() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Warehouse.class.getModule().getName());
        Warehouse warehouse = new Warehouse();
        if (arguments.length > 0) {
            System.out.println("before " + warehouse.ask());
            attach(arguments[0], arguments[1]);
        }
        System.out.println("now " + warehouse.ask());
        System.out.println("open " + Warehouse.class.getModule().isOpen(Warehouse.class.getPackageName()));
    }

    private String ask() {
        Stock first = dao.find("tea");
        String told = first + " ";
        first.spoil();
        Stock second = dao.find("tea");
        told += second + " ";
        second.spoil();
        return told + dao.find("tea");
    }

    /** By reflection: the module of the tests does not require it. */
    private static void attach(String jar, String options) throws Exception {
        Class<?> type = Class.forName("com.sun.tools.attach.VirtualMachine");
        Method attach = type.getMethod("attach", String.class);
        Object self = attach.invoke(null, Long.toString(ProcessHandle.current().pid()));
        type.getMethod("loadAgent", String.class, String.class).invoke(self, jar, options);
        type.getMethod("detach").invoke(self);
    }
}
