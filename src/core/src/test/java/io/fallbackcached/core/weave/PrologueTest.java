package io.fallbackcached.core.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.aspectj.apache.bcel.classfile.ClassParser;
import org.aspectj.apache.bcel.classfile.JavaClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrologueTest {

    private WovenSubject subject;

    @BeforeEach
    void weave() throws ReflectiveOperationException {
        subject = new WovenSubject(Action.CACHE, Scope.TYPE);
    }

    @Test
    void aTicketRunsTheBodyAndGetsItsResult() throws ReflectiveOperationException {
        assertThat(subject.call("name", "x")).isEqualTo("name of x");
        assertThat(subject.events).containsExactly("enter name[x]", "exit name name of x");
        assertThat(subject.bodies()).isEqualTo(1);
    }

    @Test
    void anAnswerIsReturnedWithoutTheBody() throws ReflectiveOperationException {
        subject.answer = "kept";
        assertThat(subject.call("name", "x")).isEqualTo("kept");
        assertThat(subject.bodies()).isZero();
    }

    @Test
    void aKeptNullIsReturnedWithoutTheBody() throws ReflectiveOperationException {
        subject.answer = null;
        assertThat(subject.call("name", "x")).isNull();
        assertThat(subject.bodies()).isZero();
    }

    @Test
    void primitivesComeBackUnboxed() throws ReflectiveOperationException {
        subject.answer = 42L;
        assertThat(subject.call("staticSum", 1, 2L, (byte) 3)).isEqualTo(42L);
        subject.answer = 1.5;
        assertThat(subject.call("price", 1f, 2d, true)).isEqualTo(1.5);
        subject.answer = 'z';
        assertThat(subject.call("letter", (short) 1, 'a')).isEqualTo('z');
        subject.answer = true;
        assertThat(subject.call("callsPrivate", "x")).isEqualTo(true);
        assertThat(subject.bodies()).isZero();
    }

    @Test
    void primitivesGoInAndOutOfTheBody() throws ReflectiveOperationException {
        assertThat(subject.call("staticSum", 1, 2L, (byte) 3)).isEqualTo(6L);
        assertThat(subject.call("price", 1.6f, 1d, true)).isEqualTo(2.0);
        assertThat(subject.call("letter", (short) 1, 'a')).isEqualTo('b');
        assertThat(subject.events)
                .containsExactly(
                        "enter staticSum[1, 2, 3]",
                        "exit staticSum 6",
                        "enter price[1.6, 1.0, true]",
                        "exit price 2.0",
                        "enter letter[1, a]",
                        "exit letter b");
    }

    @Test
    void selfInvocationOfAPrivateMethodIsSeen() throws ReflectiveOperationException {
        assertThat(subject.call("callsPrivate", "long text")).isEqualTo(true);
        assertThat(subject.events)
                .containsExactly(
                        "enter callsPrivate[long text]",
                        "enter isLong[long text]",
                        "exit isLong true",
                        "exit callsPrivate true");
    }

    @Test
    void varargsAndArraysPass() throws ReflectiveOperationException {
        assertThat(subject.call("list", (Object) new String[] {"a", "b"})).isEqualTo(List.of("a", "b"));
        assertThat(subject.call("array", 2)).isEqualTo(new int[2]);
        assertThat(subject.events)
                .containsExactly("enter list[[a, b]]", "exit list [a, b]", "enter array[2]", "exit array [0, 0]");
    }

    @Test
    void aBodyThatBeginsWithALoopIsVerified() throws ReflectiveOperationException {
        assertThat(subject.call("loopFirst", 2)).isEqualTo(11);
    }

    @Test
    void tangledBodiesKeepTheirMeaning() throws ReflectiveOperationException {
        assertThat(subject.call("tangled", "x", 0)).isEqualTo(1);
        assertThat(subject.call("tangled", "x", 2)).isEqualTo("end");
        assertThat(subject.call("tangled", "x", 9)).isEqualTo(2.5);
        assertThat(subject.bodies()).isEqualTo(303);
    }

    @Test
    void anExceptionReachesTheCallerAndTheAgent() {
        Throwable thrown = catchThrowable(() -> subject.call("tangled", "x", 1));
        assertThat(thrown)
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mode 1");
        assertThat(subject.events)
                .containsExactly("enter tangled[x, 1]", "fail tangled java.lang.IllegalArgumentException: mode 1");
    }

    @Test
    void anExceptionsStackTraceIsTheOriginalOne() {
        Throwable thrown = catchThrowable(() -> subject.call("tangled", "x", 1)).getCause();
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("tangled");
        assertThat(thrown.getStackTrace()[1].getClassName()).doesNotContain("fallbackcached");
    }

    @Test
    void defaultAndStaticInterfaceMethodsAreWoven() throws ReflectiveOperationException {
        subject.answer = "kept";
        assertThat(subject.call("greet", "you")).isEqualTo("kept");
        subject.answer = 7;
        Method length = subject.method(subject.type("Greeting"), "length");
        assertThat(length.invoke(null, "x")).isEqualTo(7);
    }

    @Test
    void instanceScopeHandsOverTheTarget() throws ReflectiveOperationException {
        WovenSubject scoped = new WovenSubject(Action.CACHE, Scope.INSTANCE);
        scoped.call("name", "x");
        assertThat(scoped.events.get(0)).matches("enter name\\[.*Shop@[0-9a-f]+, x\\]");
        scoped.call("staticSum", 1, 2L, (byte) 3);
        assertThat(scoped.events).contains("enter staticSum[1, 2, 3]");
    }

    @Test
    void voidMethodsReportThatTheyReturnedOrFailed() throws ReflectiveOperationException {
        WovenSubject evicting = new WovenSubject(Action.EVICT, Scope.TYPE);
        evicting.call("save", "x", 1L);
        assertThatThrownBy(() -> evicting.call("save", "x", -1L)).isInstanceOf(InvocationTargetException.class);
        assertThat(evicting.events)
                .containsExactly(
                        "enter save[x, 1]",
                        "exit save",
                        "enter save[x, -1]",
                        "fail save java.lang.IllegalArgumentException: negative");
    }

    @Test
    void noMemberIsAdded() throws Exception {
        Class<?> woven = subject.type("Shop");
        Class<?> original = Class.forName(woven.getName());
        assertThat(members(woven)).containsExactlyInAnyOrderElementsOf(members(original));
    }

    /** The JIT inlines hot methods up to 325 bytes of bytecode (FreqInlineSize); what we add comes off that. */
    @Test
    void thePrologueIsSmall() throws Exception {
        String shop = WovenSubject.PACKAGE + "Shop";
        int added = codeSize(subject.weave(shop), "nothing") - codeSize(WovenSubject.classFile(shop), "nothing");
        assertThat(added).isBetween(20, 42);
    }

    private static List<String> members(Class<?> type) {
        List<String> members = Arrays.stream(type.getDeclaredMethods())
                .map(Method::toGenericString)
                .collect(Collectors.toList());
        members.addAll(
                Arrays.stream(type.getDeclaredFields()).map(Object::toString).collect(Collectors.toList()));
        return members;
    }

    private static int codeSize(byte[] classFile, String methodName) throws IOException {
        JavaClass parsed = new ClassParser(new ByteArrayInputStream(classFile), "Shop").parse();
        return Arrays.stream(parsed.getMethods())
                .filter(method -> method.getName().equals(methodName))
                .findFirst()
                .orElseThrow()
                .getCode()
                .getCode()
                .length;
    }
}
