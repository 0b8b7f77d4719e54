package com.acme.behave.keys;

import com.acme.behave.Tally;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Methods with parameters of many kinds. */
@SuppressWarnings("JavaUtilDate") // it is what applications pass
public class Finder {

    private final Tally tally;

    public Finder(Tally tally) {
        this.tally = tally;
    }

    public String byArray(int[] ids) {
        return found();
    }

    public String byNested(Object[] parts) {
        return found();
    }

    public String byVarargs(String... names) {
        return found();
    }

    public String byDecimal(BigDecimal amount) {
        return found();
    }

    public String byDouble(double amount) {
        return found();
    }

    public String byEnum(TimeUnit unit) {
        return found();
    }

    public String byText(String text) {
        return found();
    }

    public String byOptional(Optional<String> text) {
        return found();
    }

    public String byDate(Date date) {
        return found();
    }

    /** Changes its argument, as some methods do. */
    public String byDateSpoiled(Date date) {
        date.setTime(0);
        return found();
    }

    public String byCollection(Collection<String> names) {
        return found();
    }

    public String byMap(Map<String, Integer> sizes) {
        return found();
    }

    public String byObject(Object any) {
        return found();
    }

    public String byTwoTexts(String first, String second) {
        return found();
    }

    public String byTwoNumbers(int first, long second) {
        return found();
    }

    public String byMany(boolean yes, char letter, short small, float part, String text) {
        return found();
    }

    public String byNothing() {
        return found();
    }

    private String found() {
        tally.ran();
        return "found";
    }
}
