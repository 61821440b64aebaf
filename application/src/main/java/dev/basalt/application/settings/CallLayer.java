package dev.basalt.application.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import io.vavr.Value;
import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The highest layer: what the call itself asks for; first its {@code config}, then its own fields.
 */
final class CallLayer {

    private static final Place CONFIG = Place.argument("config");

    /** A call must not be able to send the user's tokens elsewhere. */
    private static final SettingsError SIGN_IN_IS_SET =
            SettingsError.at(
                    CONFIG,
                    ConfigSchema.SIGN_IN,
                    "can be set in the file and on the command line only");

    private CallLayer() {}

    static Either<SettingsError, List<ConfigOverride>> of(ConversationOptions options) {
        return entries(options.config(), "")
                .map(config ->
                        Stream.concat(
                                        config.entrySet().stream().map(CallLayer::override),
                                        fields(options))
                                .toList())
                .filterOrElse(CallLayer::leavesSignInAlone, _ -> SIGN_IN_IS_SET);
    }

    private static boolean leavesSignInAlone(List<ConfigOverride> overrides) {
        return overrides.stream()
                .noneMatch(each -> each.path().getFirst().equals(ConfigSchema.SIGN_IN));
    }

    private static ConfigOverride override(Map.Entry<String, ConfigValue> setting) {
        return new ConfigOverride(ConfigOverride.pathOf(setting.getKey()), setting.getValue());
    }

    private static Stream<ConfigOverride> fields(ConversationOptions options) {
        return Stream.of(
                        field("model", options.model()),
                        field("profile", options.profile()),
                        field(
                                "approval_policy",
                                options.approvalPolicy().map(ApprovalPolicy::word)),
                        field("sandbox_mode", options.sandboxMode().map(SandboxMode::word)))
                .flatMap(Optional::stream);
    }

    private static Optional<ConfigOverride> field(String key, Optional<String> value) {
        return value.map(text ->
                new ConfigOverride(List.of(key), new ConfigValue.Text(text, Place.argument(key))));
    }

    /** Null means that the setting is not asked for. */
    private static Either<SettingsError, Map<String, ConfigValue>> entries(
            Map<?, ?> plain, String key) {
        return Either.traverseRight(
                        plain.entrySet().stream()
                                .filter(entry -> entry.getValue() != null)
                                .toList(),
                        entry -> {
                            String name = String.valueOf(entry.getKey());
                            return value(entry.getValue(), key.isEmpty() ? name : key + "." + name)
                                    .map(value -> Map.entry(name, value));
                        })
                .map(entries -> {
                    Map<String, ConfigValue> byName = new LinkedHashMap<>();
                    entries.forEach(each -> byName.put(each.getKey(), each.getValue()));
                    return byName;
                });
    }

    private static Either<SettingsError, ConfigValue> value(@Nullable Object plain, String key) {
        return switch (plain) {
            case String text -> Either.right(new ConfigValue.Text(text, CONFIG));
            case Boolean truth -> Either.right(new ConfigValue.Truth(truth, CONFIG));
            case Long number -> Either.right(new ConfigValue.Whole(number, CONFIG));
            case Integer number -> Either.right(new ConfigValue.Whole(number, CONFIG));
            case Double number -> Either.right(new ConfigValue.Fraction(number, CONFIG));
            case List<?> items ->
                    Either.traverseRight(items, item -> value(item, key))
                            .map(Value::toJavaList)
                            .map(values -> new ConfigValue.Sequence(values, CONFIG));
            case Map<?, ?> entries ->
                    entries(entries, key).map(values -> new ConfigTable(values, CONFIG));
            case null -> unusable(key, "null in an array");
            default -> unusable(key, "a number beyond 64 bits");
        };
    }

    private static Either<SettingsError, ConfigValue> unusable(String key, String found) {
        return Either.left(
                SettingsError.at(
                        CONFIG, key, "invalid value: " + found + ", expected a setting's value"));
    }
}
