package dev.basalt.application.agent;

import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.domain.model.Credential;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.settings.Settings;

import java.util.Optional;

/** Puts together what is sent to the model. */
final class ModelRequests {

    private ModelRequests() {}

    static ModelRequest of(Turn turn, Memory memory, ModelCredentials.Access access) {
        Settings settings = turn.settings();
        TurnContext context = turn.context();
        ModelFamily family =
                ModelFamily.of(
                        context.model(),
                        settings.model().supportsReasoningSummaries(),
                        settings.model().contextWindow(),
                        settings.model().maxOutputTokens());
        ToolOffer offer = ToolOffer.to(family, settings, context);
        return new ModelRequest(
                turn.conversation().toString(),
                access.provider(),
                access.credential(),
                context.model(),
                BaseInstructions.of(settings, family),
                memory.history(),
                offer.tools(),
                family.reasoning()
                        ? Optional.of(
                                new ModelRequest.Reasoning(context.effort(), context.summary()))
                        : Optional.empty(),
                settings.model().verbosity(),
                !settings.disableResponseStorage()
                        && !access.credential().map(Credential::chatGpt).orElse(false),
                family.parallelToolCalls(),
                family.maxOutputTokens());
    }
}
