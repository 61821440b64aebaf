package dev.basalt.application.settings;

import dev.basalt.application.settings.config.CheckedConfig;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.config.UnknownKeys;
import dev.basalt.application.settings.keys.AcceptedKeys;
import dev.basalt.application.settings.keys.ApprovalKeys;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.application.settings.keys.ProviderKeys;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is configured and has no effect, or another one than the user may expect. */
final class ConfigNotices {

    /** A notice is read by people; {@code basalt config} lists all. */
    private static final int MOST_KEYS = 8;

    /** Keys with which codex restricts the agent: that they have no effect is said first. */
    private static final Set<String> GUARDS =
            Set.of("hooks", "permissions", "default_permissions", "approvals_reviewer");

    private ConfigNotices() {}

    /** Returns one sentence for each kind; none for a configuration that is followed as it is. */
    static List<String> of(ConfigSchema schema, CheckedConfig config) {
        return Stream.of(unknown(schema, config), servers(config), granular(config))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> unknown(ConfigSchema schema, CheckedConfig config) {
        List<UnknownKeys.Found> keys =
                UnknownKeys.in(schema, config.table()).stream()
                        .filter(key -> isUsed(key.path(), config))
                        .toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                Stream.concat(
                                keys.stream().filter(ConfigNotices::guards),
                                keys.stream().filter(key -> !guards(key)))
                        .limit(MOST_KEYS)
                        .map(key -> "`" + String.join(".", key.path()) + "` (" + key.place() + ")")
                        .collect(Collectors.joining(", "));
        int others = keys.size() - MOST_KEYS;
        return Optional.of(
                "Configured, but without effect in Basalt: "
                        + shown
                        + (others > 0 ? " and " + others + " more" : "")
                        + ". `basalt config` lists all settings.");
    }

    private static boolean guards(UnknownKeys.Found key) {
        return GUARDS.contains(key.path().getFirst());
    }

    /** Profiles and providers that are not chosen have no effect anyway. */
    private static boolean isUsed(List<String> path, CheckedConfig config) {
        String table = path.getFirst();
        if (path.size() < 3) {
            return true;
        }
        if (table.equals(ProfileKeys.PROFILE.names().getFirst())) {
            return config.find(ProfileKeys.CHOSEN).filter(path.get(1)::equals).isPresent();
        }
        return !table.equals(ProviderKeys.PROVIDER.names().getFirst())
                || path.get(1).equals(config.get(ModelKeys.MODEL_PROVIDER));
    }

    private static Optional<String> servers(CheckedConfig config) {
        if (!(config.value(AcceptedKeys.MCP_SERVERS).orElse(null) instanceof ConfigTable servers)) {
            return Optional.empty();
        }
        String names =
                servers.entries().entrySet().stream()
                        .filter(server -> isEnabled(server.getValue()))
                        .map(server -> "`" + server.getKey() + "`")
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Basalt does not start MCP servers yet; the model is not offered the tools"
                                + " of "
                                + names
                                + " (`mcp_servers`, "
                                + servers.place()
                                + ").");
    }

    private static boolean isEnabled(ConfigValue server) {
        return !(server instanceof ConfigTable table
                && table.entries().get("enabled") instanceof ConfigValue.Truth(boolean enabled, _)
                && !enabled);
    }

    private static Optional<String> granular(CheckedConfig config) {
        return config.value(ApprovalKeys.APPROVAL_POLICY)
                .filter(ConfigTable.class::isInstance)
                .map(table ->
                        "`approval_policy` with details is taken as `untrusted`, the strictest"
                                + " policy ("
                                + table.place()
                                + ").");
    }
}
