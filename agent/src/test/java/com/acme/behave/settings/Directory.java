package com.acme.behave.settings;

import java.util.Optional;

/** A source of people, implemented once with annotations and once for a rules file. */
public interface Directory {

    /** Kept in the cache {@code people}. */
    String find(long id);

    /** Also kept in {@code people}. */
    String findByText(String id, String logged);

    /** Drops one of {@code people}. */
    void delete(int id);

    /** Drops one, if it does not fail. */
    void deleteInVain(long id);

    /** Drops all of {@code people}. */
    void deleteAll();

    /** Replaces one of {@code people}. */
    String save(long id, String name);

    /** The first and the last argument are the key. */
    String withKey(String first, String ignored, String last);

    /** Depends on the object. */
    String ofInstance(String key);

    /** The same for all objects of the class. */
    String ofType(String key);

    /** Nothing, which is kept for a short time. */
    String absent(String key);

    /** Nothing, which is not kept. */
    Optional<String> absentUnkept(String key);

    /** Kept for a short time. */
    String shortLived(String key);

    /** Kept for at most a hundred keys. */
    String bounded(int key);

    /** Cached for short keys. */
    String onCondition(String key);

    /** Cached for long keys, says another class. */
    String onConditionElsewhere(String key);

    /** The condition throws. */
    String onBrokenCondition(String key);

    /** Throws. */
    String failing(String key);
}
