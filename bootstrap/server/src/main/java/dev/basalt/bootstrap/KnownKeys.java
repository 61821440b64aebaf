package dev.basalt.bootstrap;

import dev.basalt.adapter.doors.conversations.account.NotificationKeys;
import dev.basalt.adapter.doors.mcp.tools.ElicitationKeys;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;
import java.util.stream.Stream;

/** The keys of the configuration that the program knows. */
final class KnownKeys {

    private static final List<KeyGroup> OF_DOORS =
            List.of(ElicitationKeys.GROUP, NotificationKeys.GROUP);

    static final List<KeyGroup> ALL =
            Stream.concat(CoreKeys.groups("gpt-5", "openai").stream(), OF_DOORS.stream()).toList();

    /** Built when it is first used: the answer to {@code initialize} does not need it. */
    static final ConfigSchema SCHEMA = new ConfigSchema(ALL);

    private KnownKeys() {}
}
