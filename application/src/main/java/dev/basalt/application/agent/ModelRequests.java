package dev.basalt.application.agent;

import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.settings.Settings;

import java.util.List;
import java.util.Optional;

/** Puts together what is sent to the model. */
record ModelRequests(ModelApis apis) {

    /** Returns what is known of the turn's model. */
    ModelFamily family(Turn turn) {
        return apis.family(turn.settings(), turn.context().model());
    }

    ModelRequest of(Turn turn, List<HistoryItem> input, ModelCredentials.Access access) {
        Settings settings = turn.settings();
        TurnContext context = turn.context();
        ModelFamily family = family(turn);
        ToolOffer offer = ToolOffer.to(family, settings, context);
        return new ModelRequest(
                turn.conversation().toString(),
                access.provider(),
                access.credential(),
                context.model(),
                BaseInstructions.of(settings, family),
                input,
                offer.tools(),
                family.reasoning()
                        ? Optional.of(
                                new ModelRequest.Reasoning(context.effort(), context.summary()))
                        : Optional.empty(),
                settings.model().verbosity(),
                !settings.disableResponseStorage()
                        && !access.credential().map(Credential::isToken).orElse(false),
                family.parallelToolCalls(),
                family.maxOutputTokens());
    }
}
