package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkToolCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.compiler/com.sun.tools.javac.Main Shop.java",
                "jdk.jcmd/sun.tools.jcmd.JCmd -l",
                "java.base/sun.security.tools.keytool.Main -list",
                "com.sun.tools.javac.Main",
                "sun.tools.jps.Jps",
                "sun.security.tools.keytool.Main"
            })
    void staysOutOfTheToolsOfTheJdkWithoutAWord(String command) {
        assertThat(new JdkToolCheck(null, command).verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @Test
    void aMainModuleOfTheJdkIsATool() {
        assertThat(new JdkToolCheck("jdk.jartool", null).verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Shop jdk.compiler/com.sun.tools.javac.Main",
                "com.acme.shop/com.acme.shop.Main",
                "/opt/jdk.shop/shop.jar",
                "jdk.shop.jar",
                "shop.jar",
                "jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java",
                "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Shop.java",
                ""
            })
    void goesOnBesideAnApplication(String command) {
        assertThat(new JdkToolCheck(null, command).verdict()).isSameAs(Verdict.GO);
    }

    @Test
    void goesOnInAnApplicationOfModules() {
        assertThat(new JdkToolCheck("com.acme.shop", "com.acme.shop/com.acme.shop.Main").verdict())
                .isSameAs(Verdict.GO);
    }

    @Test
    void goesOnWhereNothingIsKnown() {
        assertThat(new JdkToolCheck(null, null).verdict()).isSameAs(Verdict.GO);
    }

    @Test
    void goesOnInASourceFileThatIsRunAtOnce() {
        String launcher = "jdk.compiler/com.sun.tools.javac.launcher.Main Shop.java";
        assertThat(new JdkToolCheck("jdk.compiler", launcher).verdict()).isSameAs(Verdict.GO);
    }
}
