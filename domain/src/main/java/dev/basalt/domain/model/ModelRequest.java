package dev.basalt.domain.model;

import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
        OptionalLong maxOutputTokens) {

    public ModelRequest {
        input = List.copyOf(input);
        tools = List.copyOf(tools);
    }

    /** What is asked of a reasoning model. */
    public record Reasoning(Optional<ReasoningEffort> effort, ReasoningSummary summary) {}
}
