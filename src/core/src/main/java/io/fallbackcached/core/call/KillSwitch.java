package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.Rule;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Switches woven methods off and on while they run: all at once or a rule's. A site that is off is linked to running the
 * body, so being off costs nothing, and being on costs no check. Entries are dropped on the way, because evictions are not
 * seen in between. Sites are held weakly. Thread-safe.
 */
public final class KillSwitch {

    private final Set<GuardedSite> sites = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<Rule> offRules = ConcurrentHashMap.newKeySet();
    private volatile boolean off;

    public void off() {
        off = true;
        apply();
    }

    /** Rules that were switched off one by one stay off. */
    public void on() {
        off = false;
        apply();
    }

    public void off(Rule rule) {
        offRules.add(rule);
        apply();
    }

    public void on(Rule rule) {
        offRules.remove(rule);
        apply();
    }

    public boolean isOn(Rule rule) {
        return !off && !offRules.contains(rule);
    }

    synchronized void guard(GuardedSite site) {
        sites.add(site);
        site.turn(site.isOn(this));
    }

    /** Nothing may be read from memory while evictions go unseen: readers go off first, and on last. */
    private synchronized void apply() {
        turn(site -> site.reads() && !site.isOn(this));
        turn(site -> !site.reads());
        turn(site -> site.reads() && site.isOn(this));
    }

    private void turn(Predicate<GuardedSite> which) {
        for (GuardedSite site : sites) {
            if (which.test(site)) {
                site.turn(site.isOn(this));
            }
        }
    }
}
