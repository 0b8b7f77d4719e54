package io.fallbackcached.postgres;

/** A statement as one session would execute it. Immutable, a key. */
final class Question {

    private final String text;
    private final int firstParameter;
    private final SessionSettings settings;
    private final int hash;

    Question(String text, int firstParameter, SessionSettings settings) {
        this.text = text;
        this.firstParameter = firstParameter;
        this.settings = settings;
        this.hash = 31 * (31 * text.hashCode() + firstParameter) + settings.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question
                && text.equals(((Question) other).text)
                && firstParameter == ((Question) other).firstParameter
                && settings.equals(((Question) other).settings);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
