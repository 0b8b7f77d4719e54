package io.fallbackcached.core.values;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The state of an application's objects, and the way to it. */
final class FieldAccess {

    /** Platform superclasses with no state of their own that a copy would miss. */
    private static final Set<Class<?>> STATELESS = Set.of(
            Object.class,
            Number.class,
            AbstractCollection.class,
            AbstractList.class,
            AbstractSet.class,
            AbstractMap.class);

    private final ModuleOpener opener;

    FieldAccess(ModuleOpener opener) {
        this.opener = opener;
    }

    /** Whether all state is in fields that the application declares. */
    boolean isPlainHierarchy(Class<?> type) {
        if (RecordCopier.isRecord(type)) {
            return true;
        }
        Class<?> base = type;
        while (!PlatformTypes.isPlatform(base)) {
            base = base.getSuperclass();
        }
        return STATELESS.contains(base);
    }

    /** Makes all fields reachable; false if a module is closed and stays so. */
    boolean open(Class<?> type) {
        for (Class<?> each = type; !PlatformTypes.isPlatform(each); each = each.getSuperclass()) {
            Module module = each.getModule();
            if (!module.isOpen(each.getPackageName(), FieldAccess.class.getModule())) {
                opener.open(module, each.getPackageName());
            }
            if (!module.isOpen(each.getPackageName(), FieldAccess.class.getModule())) {
                return false;
            }
        }
        return true;
    }

    static boolean hasState(Class<?> type) {
        return !instanceFields(type).isEmpty();
    }

    /** Lambdas and hidden classes: their fields can't be written, and their names mean nothing to anybody. */
    static boolean isGenerated(Class<?> type) {
        return type.isSynthetic() || type.getName().indexOf('/') >= 0;
    }

    static List<Field> instanceFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; !PlatformTypes.isPlatform(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    static Field[] accessible(List<Field> fields) {
        Field[] array = fields.toArray(new Field[0]);
        AccessibleObject.setAccessible(array, true);
        return array;
    }
}
