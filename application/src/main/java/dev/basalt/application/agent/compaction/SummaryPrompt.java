package dev.basalt.application.agent.compaction;

/** What the model is asked for when its context is full, and how the answer is given back to it. */
final class SummaryPrompt {

    static final String QUESTION =
            """
            The room for this conversation is used up. All of it is about to be replaced by a \
            summary that you write now, besides the user's latest request. Call no tool. Write \
            what you need to go on without the rest:
            - what the user wants, with every requirement, preference and decision that still \
            holds, literally where the words matter;
            - what was done: files by their path and what changed in them, commands and what came \
            of them;
            - what you found out about the project that would cost time to find out again;
            - how things stand: what works, what fails and with which message;
            - what is to be done next.
            Leave out what no longer matters. Answer with the summary alone.
            """;

    private SummaryPrompt() {}

    static String framed(String summary) {
        return "<conversation_summary>\n"
                + "What was said and done before, in your own words. Go on from here.\n\n"
                + summary.strip()
                + "\n</conversation_summary>";
    }
}
