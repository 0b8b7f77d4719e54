package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ServiceConfigurationError;

/**
 * Shares what nobody can change, copies what it knows how to copy, refuses the rest. Nothing here keeps an application
 * class alive: what is learnt about a class hangs off that class.
 */
public final class IsolatingValuePolicy implements ValuePolicy {

    private final TypeCopiers copiers;

    /**
     * @param extensions asked before anything else about classes that are not the platform's, in this order
     * @param opener makes the fields of classes in named modules readable
     */
    public IsolatingValuePolicy(Iterable<? extends ValueExtension> extensions, ModuleOpener opener) {
        this.copiers = new TypeCopiers(extensions, opener);
    }

    @Override
    public Kept keep(Object value) {
        try {
            Object copy = new CopyGraph(copiers).copyRoot(value);
            return copy == value ? Kept.shared(value) : new KeptCopy(copy);
        } catch (NotCopied e) {
            return Kept.refused(e.code(), String.valueOf(e.getMessage()));
            // whatever an extension, a canonical constructor or a comparator throws: not keeping is always right
        } catch (RuntimeException | StackOverflowError | LinkageError | ServiceConfigurationError e) {
            return Kept.refused(RefusalCode.VALUE_NOT_COPIED, value.getClass().getName() + ": " + e);
        }
    }

    private final class KeptCopy extends Kept {

        private final Object own;

        KeptCopy(Object own) {
            this.own = own;
        }

        @Override
        public Object give() {
            return new CopyGraph(copiers).copyRoot(own);
        }
    }
}
