package io.fallbackcached.core.weave;

import io.fallbackcached.core.rules.WeavePlan;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Weaves one method. In Java terms:
 *
 * <pre>
 *   Object ticket = enter(keyParts);                         // invokedynamic
 *   if (!(ticket instanceof FallbackCachedDispatch)) {
 *       return (R) ticket;                                   // a hit; null if null was kept
 *   }
 *   try {
 *       ... the body, each of its returns preceded by exit(value, ticket)
 *   } catch (Throwable thrown) {
 *       fail(thrown, ticket);
 *       throw thrown;
 *   }
 * </pre>
 *
 * <p>Byte Buddy's Advice would do the same with two to four times the bytecode, since it copies arguments, moves the
 * body's local variables and merges its returns; a method that grows past the JIT's inlining limits loses more than the
 * cache gives. Here the ticket lies behind the body's own variables and the body stays as it was.
 *
 * <p>Reference arguments and results go to the agent as {@code Object}, so that linking loads no application type that the
 * method itself would not have loaded.
 */
final class Prologue extends MethodVisitor {

    private static final Handle LINK =
            new Handle(Opcodes.H_INVOKESTATIC, Seam.DISPATCH, "link", Seam.LINKER.toMethodDescriptorString(), false);
    /** By name, since a start may do without them. */
    private static final String PROMISE = "java.util.concurrent.CompletionStage";

    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final Type OBJECT = Type.getType(Object.class);

    private final WeavePlan plan;
    private final int planNumber;
    private final Type[] parameters;
    private final Type result;
    private final List<Integer> passed;
    private final int ticket;
    private final int firstLine;
    private final Label bodyStart = new Label();
    private final Label bodyEnd = new Label();

    Prologue(MethodVisitor next, WeavePlan plan, int planNumber, MethodShape shape) {
        super(OpenedClassReader.ASM_API, next);
        this.plan = plan;
        this.planNumber = planNumber;
        this.parameters = Type.getArgumentTypes(plan.descriptor());
        this.result = Type.getReturnType(plan.descriptor());
        this.passed = plan.passedParameters();
        this.ticket = shape.locals();
        this.firstLine = shape.firstLine();
    }

    @Override
    public void visitCode() {
        super.visitCode();
        nameTheLine();
        enter();
        if (plan.caches()) {
            returnOnHit();
        }
        super.visitLabel(bodyStart);
    }

    /** Frames come expanded; each gets the ticket as one more variable. */
    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
        List<Object> withTicket = new ArrayList<>();
        for (int i = 0; locals != null && i < localCount; i++) {
            withTicket.add(locals[i]);
        }
        frame(withTicket, stackCount, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            exit();
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitLabel(bodyEnd);
        fail();
        int handed = plan.passesTarget() ? 1 : 0;
        for (int index : passed) {
            handed += parameters[index].getSize();
        }
        super.visitMaxs(Math.max(maxStack + 3, handed + 2), maxLocals + 1);
    }

    private void nameTheLine() {
        if (firstLine != MethodShape.NO_LINE) {
            Label start = new Label();
            super.visitLabel(start);
            super.visitLineNumber(firstLine, start);
        }
    }

    private void enter() {
        List<Type> handed = new ArrayList<>();
        if (plan.passesTarget()) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            handed.add(OBJECT);
        }
        int slot = plan.isStatic() ? 0 : 1;
        for (int index = 0; index < parameters.length; index++) {
            if (passed.contains(index)) {
                super.visitVarInsn(parameters[index].getOpcode(Opcodes.ILOAD), slot);
                handed.add(general(parameters[index]));
            }
            slot += parameters[index].getSize();
        }
        call("enter", Type.getMethodDescriptor(OBJECT, handed.toArray(new Type[0])));
        super.visitVarInsn(Opcodes.ASTORE, ticket);
    }

    private void returnOnHit() {
        Label body = new Label();
        super.visitVarInsn(Opcodes.ALOAD, ticket);
        super.visitTypeInsn(Opcodes.INSTANCEOF, Seam.DISPATCH);
        super.visitJumpInsn(Opcodes.IFNE, body);
        super.visitVarInsn(Opcodes.ALOAD, ticket);
        castToResult();
        super.visitInsn(result.getOpcode(Opcodes.IRETURN));
        super.visitLabel(body);
        frame(argumentTypes(), 0, null);
        // A body that loops to its start begins with a frame of its own, and two frames need an instruction between
        // them.
        super.visitInsn(Opcodes.NOP);
    }

    private void exit() {
        if (result.equals(Type.VOID_TYPE)) {
            super.visitVarInsn(Opcodes.ALOAD, ticket);
            call("exit", Type.getMethodDescriptor(Type.VOID_TYPE, OBJECT));
        } else if (isPromise()) {
            super.visitVarInsn(Opcodes.ALOAD, ticket);
            call("exit", Type.getMethodDescriptor(OBJECT, OBJECT, OBJECT));
            castToResult();
        } else {
            super.visitInsn(result.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
            super.visitVarInsn(Opcodes.ALOAD, ticket);
            call("exit", Type.getMethodDescriptor(Type.VOID_TYPE, general(result), OBJECT));
        }
    }

    /** Who gets a promise gets one of their own, the first caller included; any other result is the body's own. */
    private boolean isPromise() {
        return plan.caches()
                && (result.getClassName().equals(PROMISE)
                        || result.getClassName().equals(FUTURE));
    }

    private void fail() {
        Label handler = new Label();
        super.visitTryCatchBlock(bodyStart, bodyEnd, handler, null);
        super.visitLabel(handler);
        frame(new ArrayList<>(), 1, new Object[] {"java/lang/Throwable"});
        super.visitInsn(Opcodes.DUP);
        super.visitVarInsn(Opcodes.ALOAD, ticket);
        call("fail", Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Throwable.class), OBJECT));
        super.visitInsn(Opcodes.ATHROW);
    }

    private void call(String name, String descriptor) {
        super.visitInvokeDynamicInsn(name, descriptor, LINK, planNumber);
    }

    private void castToResult() {
        if (result.getSort() >= Type.ARRAY) {
            if (!result.equals(OBJECT)) {
                super.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
            }
        } else {
            String wrapper = wrapper(result).getInternalName();
            super.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
            super.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    wrapper,
                    result.getClassName() + "Value",
                    Type.getMethodDescriptor(result),
                    false);
        }
    }

    /** Writes a frame with these variables, unused ones up to the ticket, and the ticket. */
    private void frame(List<Object> locals, int stackCount, Object @Nullable [] stack) {
        int slots = 0;
        for (Object local : locals) {
            slots += Opcodes.LONG.equals(local) || Opcodes.DOUBLE.equals(local) ? 2 : 1;
        }
        for (; slots < ticket; slots++) {
            locals.add(Opcodes.TOP);
        }
        locals.add("java/lang/Object");
        super.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), stackCount, stack);
    }

    private List<Object> argumentTypes() {
        List<Object> types = new ArrayList<>();
        if (!plan.isStatic()) {
            types.add(plan.className().replace('.', '/'));
        }
        for (Type parameter : parameters) {
            types.add(verificationType(parameter));
        }
        return types;
    }

    private static Object verificationType(Type type) {
        switch (type.getSort()) {
            case Type.LONG:
                return Opcodes.LONG;
            case Type.DOUBLE:
                return Opcodes.DOUBLE;
            case Type.FLOAT:
                return Opcodes.FLOAT;
            case Type.OBJECT:
            case Type.ARRAY:
                return type.getInternalName();
            default:
                return Opcodes.INTEGER;
        }
    }

    private static Type wrapper(Type primitive) {
        MethodType boxed = MethodType.fromMethodDescriptorString(Type.getMethodDescriptor(primitive), null)
                .wrap();
        return Type.getType(boxed.returnType());
    }

    private static Type general(Type type) {
        return type.getSort() >= Type.ARRAY ? OBJECT : type;
    }
}
