package com.acme.start;

import javax.management.MBeanServerBuilder;

/** Named by {@code javax.management.builder.initial}. */
public class OwnServerBuilder extends MBeanServerBuilder {

    static {
        TooEarly.note("management");
    }
}
