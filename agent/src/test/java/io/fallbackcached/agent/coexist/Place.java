package io.fallbackcached.agent.coexist;

import io.fallbackcached.testkit.Setup;

/** Where another agent stands on the command line. */
enum Place {
    BEFORE_OURS {
        @Override
        Setup put(Setup setup, String javaagent) {
            return setup.agentBefore(javaagent);
        }
    },
    AFTER_OURS {
        @Override
        Setup put(Setup setup, String javaagent) {
            return setup.agentAfter(javaagent);
        }
    };

    abstract Setup put(Setup setup, String javaagent);
}
