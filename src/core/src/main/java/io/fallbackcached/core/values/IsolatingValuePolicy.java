package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

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
            if (copiers.get(value.getClass()) == Copier.SAME) {
                return Kept.shared(value);
            }
            Object copy = new Exploration(copiers, null).copyRoot(value);
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

        /** Racy: each thread may as well find it out for itself. */
        private @Nullable Script script;

        KeptCopy(Object own) {
            this.own = own;
        }

        @Override
        public Object give() {
            Script known = script;
            return known != null && known.isWritten() ? replay(known) : explore(known);
        }

        private Object replay(Script known) {
            try {
                return new Replay(known).copyRoot(own);
            } catch (Script.Departure departure) {
                script = Script.IMPOSSIBLE;
                return explore(Script.IMPOSSIBLE);
            }
        }

        private Object explore(@Nullable Script known) {
            ScriptWriter writer = known == Script.UNWRITTEN ? new ScriptWriter(copiers) : null;
            Object copy = new Exploration(copiers, writer).copyRoot(own);
            if (writer != null) {
                script = writer.script();
            } else if (known == null) {
                script = Script.UNWRITTEN;
            }
            return copy;
        }
    }
}
