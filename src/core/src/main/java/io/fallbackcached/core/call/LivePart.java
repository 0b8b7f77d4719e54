package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.store.KeyPart;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ValuePolicy;
import org.jspecify.annotations.Nullable;

/**
 * An object compared by its own {@code equals}, but only with its own class: a {@link java.util.Date} calls itself equal
 * to a {@code Timestamp} that holds more.
 */
final class LivePart implements KeyPart {

    private final Object value;

    LivePart(Object value) {
        this.value = value;
    }

    @Override
    public Object stored(ValuePolicy policy) {
        Kept kept = policy.keep(value);
        if (kept.refusal() != null) {
            throw new Unkeyable(RefusalCode.ARGUMENT_NOT_COPIED, kept.detail());
        }
        return new LivePart(kept.give());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof LivePart)) {
            return false;
        }
        Object that = ((LivePart) other).value;
        return value.getClass() == that.getClass() && value.equals(that);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
