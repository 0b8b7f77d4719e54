package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.lang.reflect.Proxy;

/** How objects of each class are copied: decided once per class, and kept with the class. */
final class TypeCopiers extends ClassValue<Copier> {

    private final Iterable<? extends ValueExtension> extensions;
    private final FieldAccess access;
    private final BlankObjects blanks;

    TypeCopiers(Iterable<? extends ValueExtension> extensions, ModuleOpener opener) {
        this.extensions = extensions;
        this.access = new FieldAccess(opener);
        this.blanks = new BlankObjects(opener);
    }

    @Override
    protected Copier computeValue(Class<?> type) {
        if (ImmutableTypes.contains(type)) {
            return Copier.SAME;
        }
        if (type.isArray()) {
            return ArrayCopier.of(type);
        }
        return PlatformTypes.isPlatform(type) ? PlatformTypes.copierOf(type) : applicationCopier(type);
    }

    private Copier applicationCopier(Class<?> type) {
        for (ValueExtension extension : extensions) {
            GraphCopier copier = extension.copierFor(type);
            if (copier != null) {
                return new ExtensionCopier(copier);
            }
        }
        if (LiveTypes.isLive(type)) {
            return Copier.refusing(RefusalCode.ONE_SHOT_VALUE, type);
        }
        if (Proxy.isProxyClass(type) || LiveTypes.belongsToPersistence(type) || !access.isPlainHierarchy(type)) {
            return Copier.refusing(RefusalCode.VALUE_NOT_COPIED, type);
        }
        return structuralCopier(type);
    }

    private Copier structuralCopier(Class<?> type) {
        if (!FieldAccess.hasState(type)) {
            return Copier.SAME;
        }
        if (FieldAccess.isGenerated(type) || !access.open(type)) {
            return Copier.refusing(RefusalCode.VALUE_NOT_COPIED, type);
        }
        return RecordCopier.isRecord(type) ? RecordCopier.of(type) : FieldCopier.of(type, blanks.of(type));
    }
}
