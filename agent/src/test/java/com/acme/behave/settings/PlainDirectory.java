package com.acme.behave.settings;

import com.acme.behave.Tally;
import java.util.Optional;

/** Knows nothing of caching: a rules file says what is to be done. */
public class PlainDirectory implements Directory {

    private final Tally tally;
    private final String owner;

    public PlainDirectory(Tally tally, String owner) {
        this.tally = tally;
        this.owner = owner;
    }

    @Override
    public String find(long id) {
        return found(Long.toString(id));
    }

    @Override
    public String findByText(String id, String logged) {
        return found(id);
    }

    @Override
    public void delete(int id) {}

    @Override
    public void deleteInVain(long id) {
        fail("rolled back");
    }

    @Override
    public void deleteAll() {}

    @Override
    public String save(long id, String name) {
        return name;
    }

    @Override
    public String withKey(String first, String ignored, String last) {
        return found(first + last);
    }

    @Override
    public String ofInstance(String key) {
        return found(owner + key);
    }

    @Override
    public String ofType(String key) {
        return found(key);
    }

    @Override
    public String absent(String key) {
        tally.ran();
        return key.equals("somebody") ? key : null;
    }

    @Override
    public Optional<String> absentUnkept(String key) {
        tally.ran();
        return Optional.empty();
    }

    @Override
    public String shortLived(String key) {
        return found(key);
    }

    @Override
    public String bounded(int key) {
        return found(Integer.toString(key));
    }

    @Override
    public String onCondition(String key) {
        return found(key);
    }

    @Override
    public String onConditionElsewhere(String key) {
        return found(key);
    }

    @Override
    public String onBrokenCondition(String key) {
        return found(key);
    }

    @Override
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
