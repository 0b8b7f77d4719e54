package io.fallbackcached.agent;

import java.io.File;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The isolated part is read from the agent's own jar, so that jar must be found, and be the one that was built. */
final class AgentJarCheck implements BootstrapCheck {

    private final @Nullable File jar;

    AgentJarCheck() {
        this(AgentJar.find());
    }

    AgentJarCheck(@Nullable File jar) {
        this.jar = jar;
    }

    @Override
    public Verdict verdict() {
        if (jar == null) {
            return Verdict.stayOut(
                    "cannot find the agent's own jar: name it with -javaagent:<path to fallbackcached.jar>");
        }
        try (JarFile file = new JarFile(jar, false)) {
            Attributes manifest = file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
            boolean ours = FallbackCachedAgent.class.getName().equals(manifest.getValue("Premain-Class"))
                    && file.getEntry(IsolatedLoader.FOLDER) != null;
            return ours ? Verdict.GO : Verdict.stayOut(notTheAgentJar(jar));
        } catch (Exception unreadable) {
            return Verdict.stayOut("cannot read " + jar + " (" + unreadable + "): not started");
        }
    }

    private static String notTheAgentJar(File jar) {
        return jar + " is not the agent's jar as it was built: not started. Repackaging it into another jar breaks its"
                + " isolation; use fallbackcached.jar itself";
    }
}
