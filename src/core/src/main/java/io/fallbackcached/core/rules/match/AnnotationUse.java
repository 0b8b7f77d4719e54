package io.fallbackcached.core.rules.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** One of our annotations on a method, with the values that were written; defaults are not in class files. */
final class AnnotationUse {

    static final String KEY_PART = "Lio/fallbackcached/annotations/KeyPart;";
    static final String KEY_IGNORE = "Lio/fallbackcached/annotations/KeyIgnore;";

    private final Kind kind;
    private final Map<String, Object> values = new HashMap<>();

    private AnnotationUse(Kind kind) {
        this.kind = kind;
    }

    /** Null if the annotation is none of ours. */
    static @Nullable AnnotationUse of(String descriptor) {
        for (Kind kind : Kind.values()) {
            if (kind.descriptor.equals(descriptor)) {
                return new AnnotationUse(kind);
            }
        }
        return null;
    }

    Kind kind() {
        return kind;
    }

    /** Empty if not written. */
    String text(String attribute) {
        return String.valueOf(values.getOrDefault(attribute, ""));
    }

    @Nullable
    Boolean flag(String attribute) {
        return (Boolean) values.get(attribute);
    }

    /** 0 if not written. */
    long number(String attribute) {
        return (Long) values.getOrDefault(attribute, 0L);
    }

    List<String> texts(String attribute) {
        List<String> texts = new ArrayList<>();
        if (values.get(attribute) instanceof List<?>) {
            ((List<?>) values.get(attribute)).forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    AnnotationVisitor reader() {
        return new Reader(values);
    }

    /** Which annotation. */
    enum Kind {
        CACHED("FallbackCached"),
        EVICT("FallbackEvict"),
        PUT("FallbackPut");

        private final String simpleName;
        private final String descriptor;

        Kind(String simpleName) {
            this.simpleName = simpleName;
            this.descriptor = "Lio/fallbackcached/annotations/" + simpleName + ';';
        }

        @Override
        public String toString() {
            return '@' + simpleName;
        }
    }

    private static final class Reader extends AnnotationVisitor {
        private final Map<String, Object> values;

        Reader(Map<String, Object> values) {
            super(OpenedClassReader.ASM_API);
            this.values = values;
        }

        @Override
        public void visit(String name, Object value) {
            values.put(name, value);
        }

        @Override
        public void visitEnum(String name, String descriptor, String value) {
            values.put(name, value);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            List<Object> elements = new ArrayList<>();
            values.put(name, elements);
            return new AnnotationVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visit(@Nullable String element, Object value) {
                    elements.add(value);
                }
            };
        }
    }
}
