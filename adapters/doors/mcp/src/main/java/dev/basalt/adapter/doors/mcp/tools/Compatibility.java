package dev.basalt.adapter.doors.mcp.tools;

import dev.basalt.adapter.doors.codex.CodexVersion;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.domain.settings.ConversationOptions;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The versions of codex whose forms are used, which hold for the whole process. Read when they are
 * first needed; that may block. Thread-safe.
 */
public final class Compatibility {

    private final Supplier<Optional<Versions>> read;
    private final AtomicReference<Versions> known = new AtomicReference<>();

    /**
     * The versions.
     *
     * @param questions of approval requests
     * @param events of notifications
     */
    record Versions(CodexVersion questions, CodexVersion events) {

        /** Applies to a process whose configuration cannot be read. */
        private static final Versions DEFAULT =
                new Versions(CodexVersion.CODEX_0_23, CodexVersion.CODEX_0_23);
    }

    private Compatibility(Supplier<Optional<Versions>> read) {
        this.read = read;
    }

    /** Returns the versions that are configured. */
    public static Compatibility of(ConfigLayers layers) {
        return new Compatibility(() ->
                layers.joined(ConversationOptions.NONE)
                        .map(config -> {
                            CodexVersion all = config.get(CompatibilityKeys.COMPATIBILITY);
                            return new Versions(
                                    config.find(CompatibilityKeys.ELICITATION_SHAPE).orElse(all),
                                    all);
                        })
                        .toJavaOptional());
    }

    /** Returns the same version for everything. */
    static Compatibility with(CodexVersion version) {
        return new Compatibility(() -> Optional.of(new Versions(version, version)));
    }

    CodexVersion questions() {
        return versions().questions();
    }

    CodexVersion events() {
        return versions().events();
    }

    private Versions versions() {
        Versions before = known.get();
        if (before != null) {
            return before;
        }
        Optional<Versions> now = read.get();
        now.ifPresent(known::set);
        return now.orElse(Versions.DEFAULT);
    }
}
