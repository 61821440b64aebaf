package dev.basalt.adapter.openai;

import dev.basalt.adapter.modelhttp.LoopbackServer;
import dev.basalt.adapter.modelhttp.LoopbackServer.Reply;
import dev.basalt.domain.model.RetryPolicy;

import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

/**
 * What codex 0.23.0 was seen to do with a provider that fails. Here the retries are not waited for;
 * their delays are part of what is compared.
 */
@Timeout(60)
class RetryVectorsTest {

    private static final String MESSAGE =
            """
            {"type":"response.output_item.done","item":{"type":"message","role":"assistant",\
            "content":[{"type":"output_text","text":"ok"}]}}\
            """;
    private static final String COMPLETED =
            """
            {"type":"response.completed","response":{"id":"r","usage":{"input_tokens":1,\
            "output_tokens":2,"total_tokens":3}}}\
            """;
    private static final Reply GOOD = LoopbackServer.stream(MESSAGE, COMPLETED);
    private static final String HIGH_DEMAND =
            "We're currently experiencing high demand, which may cause temporary errors.";

    /** The cases, by name: the budgets, what the server does, and what is to be seen of it. */
    private static final Map<String, Case> CASES = Map.ofEntries();

    private record Case(RetryPolicy policy, List<Reply> script, List<String> seen) {}
}
