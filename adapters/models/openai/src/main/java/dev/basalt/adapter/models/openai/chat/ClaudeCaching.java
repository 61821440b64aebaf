package dev.basalt.adapter.models.openai.chat;

import dev.basalt.adapter.models.http.refusal.Concessions;
import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.domain.model.ModelName;
import dev.basalt.domain.model.ModelRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Marks for the cache of Claude at OpenRouter, which caches other models without them
 * (https://openrouter.ai/docs/features/prompt-caching).
 */
final class ClaudeCaching {

    private static final Pattern OPEN_ROUTER =
            Pattern.compile("https?://(?:[\\w-]+\\.)?openrouter\\.ai(?:[:/].*)?");

    private ClaudeCaching() {}

    /** Returns the mark for the parts of a request. */
    static CacheMark mark(ModelRequest request, Concessions concessions) {
        return CacheMark.of(request)
                .when(
                        isClaudeAtOpenRouter(request)
                                && concessions.sends(ChatFields.CACHE));
    }

    static boolean isClaudeAtOpenRouter(ModelRequest request) {
        return OPEN_ROUTER.matcher(request.provider().baseUrl()).matches()
                && ModelName.ofMaker(request.model()).startsWith("claude-");
    }

    /** Returns the messages with marks at the last two that the model did not write. */
    static List<ChatMessage> marked(List<ChatMessage> messages, CacheMark mark) {
        if (mark == CacheMark.NONE) {
            return messages;
        }
        List<ChatMessage> marked = new ArrayList<>(messages);
        int left = 2;
        for (int i = marked.size() - 1; i >= 0 && left > 0; i--) {
            if (!(marked.get(i) instanceof ChatMessage.FromModel)) {
                marked.set(i, new ChatMessage.Marked(marked.get(i), mark));
                left--;
            }
        }
        return marked;
    }
}
