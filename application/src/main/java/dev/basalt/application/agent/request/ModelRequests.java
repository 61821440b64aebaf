package dev.basalt.application.agent.request;

import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.tool.ToolOffering;

import java.util.List;
import java.util.Optional;

/** Puts together what is sent to the model. */
public record ModelRequests(ModelApis apis, Toolbox tools) {

    /** Returns what is known of the turn's model. */
    public ModelFamily family(Turn turn) {
        return apis.family(turn.settings(), turn.context().model());
    }

    /** Returns what the calls of a turn are run under. */
    public ToolOffering offering(Turn turn) {
        return offering(turn, turn.context());
    }

    private ToolOffering offering(Turn turn, TurnContext policies) {
        return new ToolOffering(
                family(turn), turn.settings(), policies.approvalPolicy(), policies.sandboxPolicy());
    }

    /** Returns the notice that the model does not take the effort that was chosen, if so. */
    public Optional<String> effortNotice(Turn turn) {
        TurnContext context = turn.context();
        return context.effort()
                .flatMap(chosen ->
                        reasoning(family(turn), context)
                                .flatMap(ModelRequest.Reasoning::effort)
                                .filter(sent -> !sent.equals(chosen))
                                .map(sent ->
                                        "the model %s does not take the reasoning effort \"%s\"; \"%s\" is used"
                                                .formatted(
                                                        context.model(),
                                                        chosen.word(),
                                                        sent.word())));
    }

    /** Returns the notice that the model's window is too small, if that is known and not told. */
    public Optional<String> windowNotice(Turn turn) {
        return apis.smallWindow(turn.settings(), turn.context().model());
    }

    public ModelRequest of(Turn turn, List<HistoryItem> input, ModelCredentials.Access access) {
        Settings settings = turn.settings();
        TurnContext context = turn.context();
        // the same tools in the whole conversation, whatever policies hold now
        ToolOffering offering = offering(turn, turn.conversation().opening().orElse(context));
        ModelFamily family = offering.model();
        Toolbox.Offer offer = tools.offer(offering);
        return new ModelRequest(
                turn.conversation().id().toString(),
                access.provider(),
                access.credential(),
                context.model(),
                BaseInstructions.of(settings, offer),
                input,
                offer.tools(),
                offer.localShell(),
                reasoning(family, context),
                settings.model().verbosity().or(family::verbosity),
                !settings.disableResponseStorage()
                        && !access.credential().map(Credential::isToken).orElse(false),
                family.parallelToolCalls(),
                family.maxOutputTokens(),
                settings.model().caching());
    }

    /** What is asked of a model that reasons. */
    private static Optional<ModelRequest.Reasoning> reasoning(
            ModelFamily family, TurnContext context) {
        return family.reasoning()
                ? Optional.of(
                        new ModelRequest.Reasoning(
                                context.effort().map(family.efforts()::nearest), context.summary()))
                : Optional.empty();
    }
}
