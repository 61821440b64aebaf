package dev.basalt.application.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.settings.ConversationOptions;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Calls that request one thing. */
final class OptionsFixture {

    private OptionsFixture() {}

    static ConversationOptions model(String model) {
        return options(Optional.of(model), Optional.empty(), Optional.empty(), Map.of());
    }

    static ConversationOptions profile(String profile) {
        return options(Optional.empty(), Optional.of(profile), Optional.empty(), Map.of());
    }

    static ConversationOptions directory(String directory) {
        return options(
                Optional.empty(), Optional.empty(), Optional.of(Path.of(directory)), Map.of());
    }

    static ConversationOptions config(Map<String, Object> config) {
        return options(Optional.empty(), Optional.empty(), Optional.empty(), config);
    }

    static ConversationOptions modelAndConfig(String model, Map<String, Object> config) {
        return options(Optional.of(model), Optional.empty(), Optional.empty(), config);
    }

    static ConversationOptions policies(ApprovalPolicy approval, SandboxMode sandbox) {
        return new ConversationOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(approval),
                Optional.of(sandbox),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ConversationOptions baseInstructions(String text) {
        return new ConversationOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(text),
                Optional.empty(),
                Optional.empty());
    }

    private static ConversationOptions options(
            Optional<String> model,
            Optional<String> profile,
            Optional<Path> directory,
            Map<String, Object> config) {
        return new ConversationOptions(
                model,
                profile,
                directory,
                Optional.empty(),
                Optional.empty(),
                config,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
