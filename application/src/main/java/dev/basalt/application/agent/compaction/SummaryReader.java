package dev.basalt.application.agent.compaction;

import dev.basalt.application.agent.request.ResponseHandler;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import java.util.function.Consumer;

/** Reads a summary. Nothing of its text is reported, and calls that come with it are not run. */
final class SummaryReader implements ResponseHandler<String> {

    private final Consumer<TokenUsage> usage;
    private final Consumer<String> notices;
    private final StringBuilder summary = new StringBuilder();

    SummaryReader(Consumer<TokenUsage> usage, Consumer<String> notices) {
        this.usage = usage;
        this.notices = notices;
    }

    @Override
    public void on(ModelEvent event) {
        if (event instanceof ModelEvent.Notice(var message)) {
            notices.accept(message);
        }
        if (event instanceof ModelEvent.ItemDone(HistoryItem.Message message)
                && message.role() == Role.ASSISTANT) {
            for (ContentPart part : message.content()) {
                if (part instanceof ContentPart.Text(var text)) {
                    summary.append(summary.isEmpty() ? "" : "\n\n").append(text);
                }
            }
        }
    }

    @Override
    public void onRetry() {
        summary.setLength(0);
    }

    @Override
    public String onComplete(ModelResponse response) {
        response.usage().ifPresent(usage);
        return summary.toString();
    }

    @Override
    public void onFailure(ModelError error) {
        // half a summary is none
        summary.setLength(0);
    }
}
