package io.fallbackcached.agent.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.loader.attach.LateVisitor;
import io.fallbackcached.agent.Harnesses;
import io.fallbackcached.testkit.Harness;
import io.fallbackcached.testkit.Outcome;
import io.fallbackcached.testkit.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttachIT {

    private static final String RULES =
            "rules: [ { name: rates, pointcut: execution(* com.acme.loader.attach.RateDao.rate(..)) } ]";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.fallbackcached.agent.Harnesses#forked")
    void anAttachedAgentCachesAndAStoppedOneLeavesTheOriginalBytecode(Harness harness) throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        Path observer = Path.of(ByteBuddyAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Outcome outcome = harness.run(Setup.of(LateVisitor.class)
                .withoutAgent()
                .classPathEntry(observer)
                .systemProperty("acme.observer", observer.toString())
                .jvmArgument("-XX:+EnableDynamicAgentLoading")
                .systemProperty("jdk.attach.allowAttachSelf", "true")
                .systemProperty("acme.agent", Harnesses.agentJar().toString())
                .systemProperty("acme.folder", folder.toString())
                .systemProperty("acme.rules", rules.toString()));
        assertThat(outcome.lines())
                .as(outcome.toString())
                .containsExactly(
                        "before: EUR1 EUR2",
                        "started: EUR3 EUR3",
                        "started again: EUR3 EUR3",
                        "stopped: EUR4 EUR5",
                        "back: EUR6 EUR6",
                        "gone: EUR7 EUR8");
        assertThat(outcome.agentLog()).as(outcome.toString()).hasSize(11);
        assertThat(outcome.agentLog().get(0)).endsWith("not running");
        assertThat(outcome.agentLog().get(2)).endsWith("running, 1 methods woven");
        assertThat(outcome.otherErr()).isEmpty();
        assertThat(wovenSites("started.class")).isEqualTo(List.of("enter", "exit", "fail"));
        assertThat(wovenSites("stopped.class")).isEmpty();
    }

    /** In the code: the constant pool of a class may keep what it once referred to. */
    private List<String> wovenSites(String classFile) throws IOException {
        List<String> sites = new ArrayList<>();
        new ClassReader(Files.readAllBytes(folder.resolve(classFile)))
                .accept(
                        new ClassVisitor(OpenedClassReader.ASM_API) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(OpenedClassReader.ASM_API) {
                                    @Override
                                    public void visitInvokeDynamicInsn(
                                            String site, String siteType, Handle bootstrap, Object... constants) {
                                        if (bootstrap.getOwner().equals("java/lang/FallbackCachedDispatch")) {
                                            sites.add(site);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return sites;
    }
}
