package io.fallbackcached.jdbc.watch;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.util.HashSet;
import java.util.Set;

/** The methods of prepared statements that bind a value to a placeholder by its number, {@code setInt(int, int)} and the like. */
final class Bindings {

    private static final Set<String> METHODS = methods();

    private Bindings() {}

    static boolean contain(String methodName, String descriptor) {
        return methodName.startsWith("set") && METHODS.contains(methodName + descriptor);
    }

    private static Set<String> methods() {
        Set<String> methods = new HashSet<>();
        for (Method method : PreparedStatement.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().startsWith("set") && parameters.length > 1 && parameters[0] == int.class) {
                MethodType type = MethodType.methodType(method.getReturnType(), parameters);
                methods.add(method.getName() + type.toMethodDescriptorString());
            }
        }
        return methods;
    }
}
