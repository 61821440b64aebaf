package dev.basalt.domain.model.history;

import java.util.List;

/** An estimate of token counts, where the provider has reported none. */
public final class TokenEstimate {

    /** A common rule of thumb for English and for code. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Providers scale images down, so that their size hardly matters. */
    private static final int TOKENS_PER_IMAGE = 1_500;

    private static final int TOKENS_AROUND_AN_ITEM = 4;

    private TokenEstimate() {}

    public static long of(List<HistoryItem> items) {
        return items.stream().mapToLong(TokenEstimate::of).sum();
    }

    public static long of(HistoryItem item) {
        return TOKENS_AROUND_AN_ITEM
                + switch (item) {
                    case HistoryItem.Message message -> parts(message.content());
                    case HistoryItem.Reasoning reasoning ->
                            texts(reasoning.summary())
                                    + texts(reasoning.content())
                                    + reasoning.encrypted().map(TokenEstimate::text).orElse(0L);
                    case HistoryItem.FunctionCall call -> text(call.name() + call.arguments());
                    case HistoryItem.LocalShellCall call -> texts(call.command());
                    case HistoryItem.CustomToolCall call -> text(call.name() + call.input());
                    case HistoryItem.Output output -> parts(output.content());
                };
    }

    private static long parts(List<ContentPart> parts) {
        return parts.stream().mapToLong(TokenEstimate::part).sum();
    }

    private static long part(ContentPart part) {
        return switch (part) {
            case ContentPart.Text(var text) -> text(text);
            case ContentPart.Image _ -> TOKENS_PER_IMAGE;
        };
    }

    private static long texts(List<String> texts) {
        return texts.stream().mapToLong(TokenEstimate::text).sum();
    }

    private static long text(String text) {
        return text.length() / CHARACTERS_PER_TOKEN;
    }
}
