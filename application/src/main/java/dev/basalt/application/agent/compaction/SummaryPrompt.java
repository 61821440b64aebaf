package dev.basalt.application.agent.compaction;

/** What the model is asked for when its context is full, and how the answer is given back to it. */
final class SummaryPrompt {

    static final String QUESTION =
            """
            This conversation has reached the limit of the model's context window. It will be \
            replaced by a summary that you write now; only the user's latest request is kept \
            beside it. Do not call tools. Include everything you need to continue:
            - what the user wants, with every requirement, preference and decision that still \
            applies, verbatim where the wording matters;
            - what was done: files (with path) and what changed in them, commands and their \
            results;
            - facts about the project that would take time to find again;
            - current state: what works, what fails and with which message;
            - next steps.
            Leave out what is no longer relevant. Answer with the summary only.
            """;

    private SummaryPrompt() {}

    static String framed(String summary) {
        return "<conversation_summary>\n"
                + "Summary of the conversation so far, written by you. Continue from here.\n\n"
                + summary.strip()
                + "\n</conversation_summary>";
    }
}
