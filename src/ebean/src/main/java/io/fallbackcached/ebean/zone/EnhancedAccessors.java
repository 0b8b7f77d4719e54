package io.fallbackcached.ebean.zone;

import io.fallbackcached.core.values.FieldTransfer.Accessors;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * Reads and writes properties by the methods that enhancement gave every entity for use without interception. They need not
 * look at what they write to know that it is of the field's type, which would fetch every value of every copy from memory.
 */
final class EnhancedAccessors implements Accessors {

    @Override
    public MethodHandle getter(Field field) throws IllegalAccessException {
        try {
            return accessible(field.getDeclaringClass().getDeclaredMethod("_ebean_getni_" + field.getName()));
        } catch (NoSuchMethodException notEnhanced) {
            return Accessors.super.getter(field);
        }
    }

    @Override
    public MethodHandle setter(Field field) throws IllegalAccessException {
        try {
            Class<?> owner = field.getDeclaringClass();
            return accessible(owner.getDeclaredMethod("_ebean_setni_" + field.getName(), field.getType()));
        } catch (NoSuchMethodException notEnhanced) {
            return Accessors.super.setter(field);
        }
    }

    private static MethodHandle accessible(Method method) throws IllegalAccessException {
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method);
    }
}
