package io.fallbackcached.core.watch;

/** Whether and as whom the agent may open connections of its own to the application's databases. Immutable. */
public final class SideConnections {

    /** As the application itself. */
    public static final SideConnections LIKE_THE_APPLICATION = new SideConnections(true, "", "");

    /** None at all. */
    public static final SideConnections NONE = new SideConnections(false, "", "");

    private final boolean allowed;
    private final String user;
    private final String password;

    /**
     * @param user empty for the application's own
     * @param password empty for the application's own
     */
    public SideConnections(boolean allowed, String user, String password) {
        this.allowed = allowed;
        this.user = user;
        this.password = password;
    }

    public boolean allowed() {
        return allowed;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return allowed ? "side connections" + (user.isEmpty() ? "" : " as " + user) : "no side connections";
    }
}
