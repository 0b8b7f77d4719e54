package io.fallbackcached.core.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Type;
import org.aspectj.apache.bcel.classfile.ClassParser;
import org.aspectj.apache.bcel.classfile.Constant;
import org.aspectj.apache.bcel.classfile.ConstantClass;
import org.aspectj.apache.bcel.classfile.ConstantPool;
import org.junit.jupiter.api.Test;

class SeamTest {

    private final Instrumentation instrumentation = ByteBuddyAgent.install();

    @Test
    void theDispatchClassIsInTheBaseModuleAndNeedsNoLoader() {
        Object bypass = Seam.open(instrumentation).bypass();
        assertThat(bypass.getClass().getName()).isEqualTo("java.lang.FallbackCachedDispatch");
        assertThat(bypass.getClass().getClassLoader()).isNull();
        assertThat(bypass.getClass().getModule()).isSameAs(Object.class.getModule());
    }

    @Test
    void openingTwiceFindsTheSameClass() {
        assertThat(Seam.open(instrumentation).bypass())
                .isSameAs(Seam.open(instrumentation).bypass());
    }

    @Test
    void aTicketGivesItsLoadBackAndTheBypassHasNone() throws Throwable {
        Seam seam = Seam.open(instrumentation);
        Object ticket = seam.newTicket().invoke((Object) "load");
        assertThat(seam.loadOf().invoke(ticket)).isEqualTo("load");
        assertThat(seam.loadOf().invoke(seam.bypass())).isNull();
    }

    /** Whatever it uses must be visible, and initialised, wherever application code runs. */
    @Test
    void theDispatchClassUsesNothingButJavaLangAndJavaLangInvoke() throws Exception {
        ConstantPool pool;
        try (InputStream in = Seam.class.getClassLoader().getResourceAsStream(Seam.DISPATCH + ".class")) {
            pool = new ClassParser(in, Seam.DISPATCH).parse().getConstantPool();
        }
        for (int i = 1; i < pool.getLength(); i++) {
            Constant constant = pool.getConstant(i);
            if (constant instanceof ConstantClass) {
                String name = ((ConstantClass) constant).getClassname(pool);
                assertThat(name).matches("java/lang/(invoke/)?[A-Za-z$]+");
            }
        }
    }

    @Test
    void theLinkersTypeIsThatOfTheBootstrapMethod() throws Exception {
        try (InputStream in = Seam.class.getClassLoader().getResourceAsStream(Seam.DISPATCH + ".class")) {
            assertThat(new ClassReader(in).getClassName()).isEqualTo(Seam.DISPATCH);
        }
        Class<?> dispatch = Seam.open(instrumentation).bypass().getClass();
        assertThat(dispatch.getMethods())
                .filteredOn(method -> method.getName().equals("link"))
                .extracting(Type::getMethodDescriptor)
                .containsExactly(Seam.LINKER.toMethodDescriptorString());
    }
}
