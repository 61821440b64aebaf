package dev.basalt.bootstrap;

import dev.basalt.adapter.doors.conversations.NotificationKeys;
import dev.basalt.adapter.doors.mcp.ElicitationKeys;
import dev.basalt.application.settings.config.ConfigSchema;

import java.util.List;

/** The keys of config.toml that this program knows: the core's, and those of its doors. */
final class KnownKeys {

    /** Built when it is first used: the answer to {@code initialize} does not need it. */
    static final ConfigSchema SCHEMA =
            new ConfigSchema(List.of(ElicitationKeys.GROUP, NotificationKeys.GROUP));

    private KnownKeys() {}
}
