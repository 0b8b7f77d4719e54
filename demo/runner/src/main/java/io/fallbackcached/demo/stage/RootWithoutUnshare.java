package io.fallbackcached.demo.stage;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL refuses root; a user namespace hides root from it, but many containers deny those. */
final class RootWithoutUnshare {

    static boolean isUs() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"))
                    && !LinuxUtils.isUnshareAvailable();
        } catch (IOException e) {
            return false;
        }
    }

    private RootWithoutUnshare() {}
}
