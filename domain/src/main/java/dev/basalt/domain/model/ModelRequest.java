package dev.basalt.domain.model;

import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request to a model: the history, and the tools that it may call next.
 *
 * @param conversation names the conversation, so that providers can cache its beginning
 * @param model the model's name
 * @param instructions the system prompt
 * @param input the history, valid: every call has its output
 * @param localShell how the history's calls of a provider's own shell tool are written as calls of
 *     a function
 * @param reasoning absent for models that do not reason
 * @param storeResponses whether the provider may keep the response
 * @param parallelToolCalls whether the model may ask for several calls at once
 * @param maxOutputTokens the limit of the response, for the APIs that require one; absent where it
 *     is not known
 * @param caching for providers that cache what they are asked to
 */
public record ModelRequest(
        String conversation,
        ProviderSettings provider,
        Optional<Credential> credential,
        String model,
        String instructions,
        List<HistoryItem> input,
        List<ToolSpec> tools,
        LocalShellFunction localShell,
        Optional<Reasoning> reasoning,
        Optional<Verbosity> verbosity,
        boolean storeResponses,
        boolean parallelToolCalls,
        OptionalLong maxOutputTokens,
        PromptCaching caching) {

    public ModelRequest {
        input = List.copyOf(input);
        tools = List.copyOf(tools);
    }

    /**
     * Returns the same request for an API without the role {@code developer}: messages of that role
     * follow the system prompt.
     */
    public ModelRequest withoutDeveloperRole() {
        List<HistoryItem> others = input.stream().filter(item -> !isOfDeveloper(item)).toList();
        if (others.size() == input.size()) {
            return this;
        }
        String texts =
                Stream.concat(
                                Stream.of(instructions),
                                input.stream()
                                        .filter(ModelRequest::isOfDeveloper)
                                        .map(item -> ((HistoryItem.Message) item).text()))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n\n"));
        return with(texts, others, tools);
    }

    /** Returns whether any earlier call has members that its provider added. */
    public boolean hasCallStates() {
        return input.stream()
                .anyMatch(item ->
                        item instanceof HistoryItem.FunctionCall call && call.state().isPresent());
    }

    /** Returns the request without what providers added to earlier calls. */
    public ModelRequest withoutCallStates() {
        return withInput(
                input.stream()
                        .map(item ->
                                item instanceof HistoryItem.FunctionCall call
                                        ? call.withoutState()
                                        : item)
                        .toList());
    }

    /** Returns the same request with another history. */
    public ModelRequest withInput(List<HistoryItem> other) {
        return with(instructions, other, tools);
    }

    /** Returns the same request with other tools. */
    public ModelRequest withTools(List<ToolSpec> others) {
        return with(instructions, input, others);
    }

    private ModelRequest with(
            String otherInstructions, List<HistoryItem> otherInput, List<ToolSpec> otherTools) {
        return new ModelRequest(
                conversation,
                provider,
                credential,
                model,
                otherInstructions,
                otherInput,
                otherTools,
                localShell,
                reasoning,
                verbosity,
                storeResponses,
                parallelToolCalls,
                maxOutputTokens,
                caching);
    }

    private static boolean isOfDeveloper(HistoryItem item) {
        return item instanceof HistoryItem.Message message && message.role() == Role.DEVELOPER;
    }

    /** What is asked of a reasoning model. */
    public record Reasoning(Optional<ReasoningEffort> effort, ReasoningSummary summary) {}
}
