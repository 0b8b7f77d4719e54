package com.acme.told;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.concurrent.CountDownLatch;

/** Says who it is and never ends. */
public class Endless implements Scenario {

    @Override
    public void run(Transcript out) throws InterruptedException {
        System.out.println("pid " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }
}
