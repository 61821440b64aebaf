package dev.basalt.adapter.doors.conversations.account;

import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.adapter.doors.codex.event.StatusNotification;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

/** How front ends are notified. */
public final class NotificationKeys {

    private static final Declarations KEYS = new Declarations("notifications", Scope.PROCESS);

    public static final SettingKey<StatusNotification> AUTH_STATUS =
            KEYS.key(
                            "auth_status_notification",
                            oneOf(StatusNotification.values(), StatusNotification::word))
                    .byDefault(StatusNotification.CURRENT)
                    .means("The name of the notification that another account is signed in.");

    public static final KeyGroup GROUP = KEYS.group();

    private NotificationKeys() {}
}
