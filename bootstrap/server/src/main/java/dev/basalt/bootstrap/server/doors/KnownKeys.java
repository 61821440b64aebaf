package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.conversations.account.NotificationKeys;
import dev.basalt.adapter.doors.mcp.tools.CompatibilityKeys;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.bootstrap.agent.AgentKeys;
import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;
import java.util.stream.Stream;

/** The keys of the configuration that the server knows. */
public final class KnownKeys {

    private static final List<KeyGroup> OF_DOORS =
            List.of(CompatibilityKeys.GROUP, NotificationKeys.GROUP);

    static final List<KeyGroup> ALL =
            Stream.concat(AgentKeys.GROUPS.stream(), OF_DOORS.stream()).toList();

    /** Built when it is first used: the answer to {@code initialize} does not need it. */
    public static final ConfigSchema SCHEMA = new ConfigSchema(ALL);

    private KnownKeys() {}
}
