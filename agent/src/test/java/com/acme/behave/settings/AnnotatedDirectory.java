package com.acme.behave.settings;

import com.acme.behave.Tally;
import io.fallbackcached.annotations.FallbackCached;
import io.fallbackcached.annotations.FallbackEvict;
import io.fallbackcached.annotations.FallbackPut;
import io.fallbackcached.annotations.KeyIgnore;
import io.fallbackcached.annotations.KeyPart;
import io.fallbackcached.annotations.Scope;
import java.util.Optional;

/** Says with annotations what is to be done. */
public class AnnotatedDirectory implements Directory {

    private final Tally tally;
    private final String owner;

    public AnnotatedDirectory(Tally tally, String owner) {
        this.tally = tally;
        this.owner = owner;
    }

    @Override
    @FallbackCached(name = "people")
    public String find(long id) {
        return found(Long.toString(id));
    }

    @Override
    @FallbackCached(name = "people")
    public String findByText(String id, @KeyIgnore String logged) {
        return found(id);
    }

    @Override
    @FallbackEvict(name = "people")
    public void delete(int id) {}

    @Override
    @FallbackEvict(name = "people")
    public void deleteInVain(long id) {
        fail("rolled back");
    }

    @Override
    @FallbackEvict(name = "people", all = true)
    public void deleteAll() {}

    @Override
    @FallbackPut(name = "people", key = "0")
    public String save(long id, String name) {
        return name;
    }

    @Override
    @FallbackCached
    public String withKey(@KeyPart String first, String ignored, @KeyPart String last) {
        return found(first + last);
    }

    @Override
    @FallbackCached(scope = Scope.INSTANCE)
    public String ofInstance(String key) {
        return found(owner + key);
    }

    @Override
    @FallbackCached(scope = Scope.TYPE)
    public String ofType(String key) {
        return found(key);
    }

    @Override
    @FallbackCached(keepAbsent = true, expireAbsentAfterWrite = "PT2S")
    public String absent(String key) {
        tally.ran();
        return key.equals("somebody") ? key : null;
    }

    @Override
    @FallbackCached
    public Optional<String> absentUnkept(String key) {
        tally.ran();
        return Optional.empty();
    }

    @Override
    @FallbackCached(expireAfterWrite = "PT2S")
    public String shortLived(String key) {
        return found(key);
    }

    @Override
    @FallbackCached(maximumSize = 100)
    public String bounded(int key) {
        return found(Integer.toString(key));
    }

    @Override
    @FallbackCached(condition = "isShort")
    public String onCondition(String key) {
        return found(key);
    }

    @Override
    @FallbackCached(condition = "com.acme.behave.settings.Conditions::isLong")
    public String onConditionElsewhere(String key) {
        return found(key);
    }

    @Override
    @FallbackCached(condition = "isBroken")
    public String onBrokenCondition(String key) {
        return found(key);
    }

    @Override
    @FallbackCached
    public String failing(String key) {
        tally.ran();
        return fail(key);
    }

    private String found(String key) {
        tally.ran();
        return key;
    }

    static boolean isShort(String key) {
        return key.length() <= 3;
    }

    static boolean isBroken(String key) {
        return fail("cannot decide " + key) == null;
    }

    private static String fail(String reason) {
        if (reason.isEmpty()) {
            return reason;
        }
        throw new IllegalStateException(reason);
    }
}
