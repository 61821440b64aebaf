package dev.basalt.application.settings.config;

import dev.basalt.application.settings.keys.ApprovalKeys;
import dev.basalt.application.settings.keys.ModelKeys;
import dev.basalt.application.settings.keys.ProfileKeys;
import dev.basalt.application.settings.keys.SandboxKeys;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.key.SettingKey;

import io.vavr.Value;
import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The strongest layer: the arguments of a call, first its {@code config}, then the others. */
final class CallLayer {

    private static final Place CONFIG = Place.argument("config");

    private CallLayer() {}

    static Either<SettingsError, List<ConfigOverride>> of(
            ConfigSchema schema, ConversationOptions options) {
        return entries(options.config(), "")
                .map(config ->
                        Stream.concat(
                                        config.entrySet().stream().map(CallLayer::override),
                                        fields(options))
                                .toList())
                .flatMap(overrides -> allowed(schema, overrides));
    }

    private static Either<SettingsError, List<ConfigOverride>> allowed(
            ConfigSchema schema, List<ConfigOverride> overrides) {
        return overrides.stream()
                .map(each -> each.path().getFirst())
                .filter(schema::isProtected)
                .findFirst()
                .<Either<SettingsError, List<ConfigOverride>>>map(name ->
                        Either.left(
                                SettingsError.at(
                                        CONFIG, name, "can only be set in config.toml or with -c")))
                .orElseGet(() -> Either.right(overrides));
    }

    private static ConfigOverride override(Map.Entry<String, ConfigValue> setting) {
        return new ConfigOverride(ConfigOverride.pathOf(setting.getKey()), setting.getValue());
    }

    private static Stream<ConfigOverride> fields(ConversationOptions options) {
        return Stream.of(
                        field(ModelKeys.MODEL, options.model()),
                        field(ProfileKeys.CHOSEN, options.profile()),
                        field(ApprovalKeys.APPROVAL_POLICY, options.approvalPolicy()),
                        field(SandboxKeys.SANDBOX_MODE, options.sandboxMode()))
                .flatMap(Optional::stream);
    }

    private static <T> Optional<ConfigOverride> field(SettingKey<T> key, Optional<T> value) {
        return value.map(each ->
                new ConfigOverride(key.path(), key.type().write(each, Place.argument(key.name()))));
    }

    /** Null means that the setting is not set. */
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
            default -> unusable(key, "an integer of more than 64 bits");
        };
    }

    private static Either<SettingsError, ConfigValue> unusable(String key, String found) {
        return Either.left(
                SettingsError.at(
                        CONFIG,
                        key,
                        "invalid value: "
                                + found
                                + ", expected a string, number, boolean, array or table"));
    }
}
