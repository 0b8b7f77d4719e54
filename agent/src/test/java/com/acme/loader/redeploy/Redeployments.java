package com.acme.loader.redeploy;

import io.fallbackcached.testkit.Garbage;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.ThrowAwayLoader;
import io.fallbackcached.testkit.Transcript;
import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;

/** An application server that deploys the same application again and again, and then once more. */
public class Redeployments implements Scenario {

    private static final int MANY = 50;

    @Override
    public void run(Transcript out) throws Exception {
        WeakReference<?>[] loaders = new WeakReference<?>[MANY];
        for (int i = 0; i < MANY; i++) {
            loaders[i] = new WeakReference<>(deploy(out));
        }
        Garbage.awaitCollected(loaders);
        out.line("all collected");
        deploy(out);
    }

    private static ClassLoader deploy(Transcript out) throws Exception {
        ThrowAwayLoader loader = ThrowAwayLoader.around(Deployment.class);
        Object first = application(loader).call();
        ByteBuddyAgent.install().retransformClasses(loader.loadClass(OrderDao.class.getName()));
        out.line(first + " again " + application(loader).call());
        return loader;
    }

    private static Callable<?> application(ClassLoader loader) throws ReflectiveOperationException {
        return (Callable<?>) loader.loadClass(Deployment.class.getName())
                .getDeclaredConstructor()
                .newInstance();
    }
}
