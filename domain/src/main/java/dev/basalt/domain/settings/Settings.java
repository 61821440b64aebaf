package dev.basalt.domain.settings;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.facts.ModelFacts;
import dev.basalt.domain.model.facts.ModelName;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The settings of one conversation, resolved from all layers of the configuration.
 *
 * @param notices for people, when the conversation begins: what was configured and has no effect
 */
public record Settings(
        Path directory,
        ModelChoice model,
        ProviderSettings provider,
        AccountSettings account,
        ApprovalPolicy approvalPolicy,
        SandboxPolicy sandboxPolicy,
        SandboxChoice sandbox,
        ShellEnvironmentPolicy shellEnvironment,
        Instructions instructions,
        Tools tools,
        Visibility visibility,
        boolean disableResponseStorage,
        List<String> notifyCommand,
        List<String> notices) {

    public Settings {
        notifyCommand = List.copyOf(notifyCommand);
        notices = List.copyOf(notices);
    }

    /**
     * The model and its parameters.
     *
     * @param effort empty: the default of the model
     * @param supportsReasoningSummaries for models that are not known
     * @param contextWindow in tokens, if configured
     * @param maxOutputTokens if configured
     * @param autoCompactTokenLimit the number of tokens above which a conversation is summarised,
     *     if configured; otherwise it follows from the context window
     * @param caching for providers that cache what they are asked to
     * @param facts what is configured of models, by their names
     */
    public record ModelChoice(
            String name,
            Optional<ReasoningEffort> effort,
            ReasoningSummary summary,
            Optional<Verbosity> verbosity,
            boolean supportsReasoningSummaries,
            OptionalLong contextWindow,
            OptionalLong maxOutputTokens,
            OptionalLong autoCompactTokenLimit,
            PromptCaching caching,
            Map<String, ModelFacts> facts) {

        public ModelChoice {
            facts = Map.copyOf(facts);
        }

        /** Returns what is configured of a model, by whatever name its provider has for it. */
        public ModelFacts factsOf(String model) {
            ModelFacts exact = facts.get(model);
            return exact != null
                    ? exact
                    : facts.entrySet().stream()
                            .filter(each -> ModelName.isSame(each.getKey(), model))
                            .findFirst()
                            .map(Map.Entry::getValue)
                            .orElse(ModelFacts.NONE);
        }
    }

    /**
     * Texts that the model receives before the conversation.
     *
     * @param base replaces the built-in system prompt
     * @param developer what the program that uses the agent demands of it
     * @param user the user's instructions and the project's documents, joined
     * @param compaction what the model is asked when the conversation is summarised, if configured
     * @param surroundings whether the model is told date, system, shell and git branch
     */
    public record Instructions(
            Optional<String> base,
            Optional<String> developer,
            Optional<String> user,
            Optional<String> compaction,
            boolean surroundings) {

        /** No texts but the built-in ones. */
        public static final Instructions NONE =
                new Instructions(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
    }

    /**
     * Tools that are offered beside the shell.
     *
     * @param applyPatch absent: as the model's family likes it
     * @param viewImage whether models that take images are offered to see image files
     * @param outputFormat the form of the outputs of commands
     * @param background what becomes of commands that are not over in time
     */
    public record Tools(
            boolean plan,
            Optional<Boolean> applyPatch,
            boolean viewImage,
            OutputFormat outputFormat,
            BackgroundLifetime background) {}

    /** Which reasoning of the model is shown. */
    public record Visibility(boolean hideReasoning, boolean showRawReasoning) {}
}
