package io.fallbackcached.core.values;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Classes whose objects can't change, nor anything reachable from them. Exact classes: a subclass may do as it likes. */
final class ImmutableTypes {

    private static final Set<Class<?>> KNOWN = Set.of(
            Object.class,
            Class.class,
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            MathContext.class,
            UUID.class,
            URI.class,
            File.class,
            Inet4Address.class,
            Inet6Address.class,
            InetSocketAddress.class,
            Locale.class,
            Currency.class,
            Pattern.class,
            StackTraceElement.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class,
            Year.class,
            YearMonth.class,
            ZonedDateTime.class,
            Collections.emptyList().getClass(),
            Collections.emptySet().getClass(),
            Collections.emptyMap().getClass());

    /** The enum itself and the classes of its constants with a body are all subclasses of these. */
    private static boolean isKindOfImmutable(Class<?> type) {
        return Enum.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type)
                || (Charset.class.isAssignableFrom(type) && PlatformTypes.isPlatform(type));
    }

    static boolean contains(Class<?> type) {
        return KNOWN.contains(type) || isKindOfImmutable(type);
    }

    private ImmutableTypes() {}
}
