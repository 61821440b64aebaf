package dev.basalt.bootstrap;

import dev.basalt.adapter.doors.conversations.account.NotificationKeys;
import dev.basalt.adapter.doors.mcp.tools.ElicitationKeys;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;

/** The keys of the configuration that the program knows. */
final class KnownKeys {

    static final List<KeyGroup> OF_DOORS = List.of(ElicitationKeys.GROUP, NotificationKeys.GROUP);

    /** Built when it is first used: the answer to {@code initialize} does not need it. */
    static final ConfigSchema SCHEMA = new ConfigSchema(OF_DOORS);

    private KnownKeys() {}
}
