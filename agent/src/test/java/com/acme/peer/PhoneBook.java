package com.acme.peer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a library that nobody here wrote the same things again and again, spoils what it may of the answers, and writes
 * down all of them.
 */
public class PhoneBook implements Scenario {

    public static final int ROUNDS = 20;

    /** Region and number, of many kinds and written in many ways. */
    public static final List<String> NUMBERS = List.of(
            "CH 044 668 18 00",
            "CH +41 44 668 1800",
            "US +41 44 668 1800",
            "CH 079 123 45 67",
            "CH 0800 80 80 80",
            "US (650) 253-0000",
            "US 1-800-FLOWERS",
            "CA +1 416 555 0123",
            "US 011 44 20 7031 3000",
            "GB 020 7031 3000",
            "GB 07912 345678",
            "GB 0121 496 0000 x1234",
            "DE 030 123456",
            "DE 0151 23456789",
            "IT +39 02 36618 300",
            "IT 06 12345678",
            "IT 345 678 901",
            "FR 01 23 45 67 89",
            "FR 06 12 34 56 78",
            "JP 03-1234-5678",
            "JP 090-1234-5678",
            "ZZ +81 3 1234 5678",
            "AR 11 2345-6789",
            "AR 0343 15 555 1212",
            "MX 01 55 1234 5678",
            "AU 03 9123 4567",
            "AU 1300 123 456",
            "ZZ +800 1234 5678",
            "NZ 64 3 331 6005",
            "SM 800 123");

    /** What cannot be parsed. */
    public static final List<String> NONSENSE = List.of("CH no number", "US +", "ZZ 12", "DE 1234567890123456789012");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @Override
    public void run(Transcript out) {
        List<String> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            NUMBERS.forEach(number -> answers.add(describe(number)));
            NONSENSE.forEach(nonsense -> answers.add(describe(nonsense)));
            answers.add(regions());
            answers.add(found("call 044 668 18 00 or 079 123 45 67"));
        }
        // for a reader of the run; nothing is asserted of it
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
        answers.forEach(out::line);
    }

    private String describe(String entry) {
        try {
            PhoneNumber number = library.parse(entry.substring(3), entry.substring(0, 2));
            String described =
                    number + " " + library.getNumberType(number) + " " + library.getRegionCodeForNumber(number)
                            + " " + library.format(number, PhoneNumberFormat.INTERNATIONAL)
                            + " " + library.format(number, PhoneNumberFormat.E164)
                            + " " + written(number)
                            + " " + library.getRegionCodesForCountryCode(number.getCountryCode());
            // of the next caller's answer, and of a key that is kept
            number.clear();
            return described;
        } catch (NumberParseException nonsense) {
            return nonsense.toString();
        }
    }

    /** The overload that writes into what it is given. */
    private String written(PhoneNumber number) {
        StringBuilder text = new StringBuilder();
        library.format(number, PhoneNumberFormat.NATIONAL, text);
        return text.toString();
    }

    private String regions() {
        int regions = library.getSupportedRegions().size();
        try {
            library.getSupportedRegions().clear();
            return regions + " regions, cleared";
        } catch (UnsupportedOperationException unmodifiable) {
            return regions + " regions, unmodifiable";
        }
    }

    private String found(String text) {
        List<String> found = new ArrayList<>();
        for (PhoneNumberMatch match : library.findNumbers(text, "CH")) {
            found.add(match.rawString());
        }
        return "found " + found;
    }
}
