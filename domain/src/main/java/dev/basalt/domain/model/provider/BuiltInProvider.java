package dev.basalt.domain.model.provider;

import java.util.Optional;

/**
 * A provider that needs no entry in the configuration.
 *
 * @param settings how it is reached; the address is not checked yet, and empty while a variable
 *     that it needs is not set
 * @param addressVariable the environment variable that the address may come from
 * @param replaceable whether an entry of the same name takes its place; otherwise that entry is
 *     ignored
 */
public record BuiltInProvider(
        ProviderSettings settings, Optional<String> addressVariable, boolean replaceable) {

    /** A provider at a fixed address that an entry of the same name takes the place of. */
    public static BuiltInProvider replaceable(ProviderSettings settings) {
        return new BuiltInProvider(settings, Optional.empty(), true);
    }

    /** A provider whose address depends on a variable; an entry of its name changes it. */
    public static BuiltInProvider placed(ProviderSettings settings, String addressVariable) {
        return new BuiltInProvider(settings, Optional.of(addressVariable), true);
    }

    /** A provider that no entry takes the place of, at an address that a variable may change. */
    public static BuiltInProvider fixed(ProviderSettings settings, String addressVariable) {
        return new BuiltInProvider(settings, Optional.of(addressVariable), false);
    }
}
