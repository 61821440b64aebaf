package dev.basalt.domain.approval;

import dev.basalt.domain.command.CommandEnd;

/** What is to be done after a command ran, or could not be started. */
public sealed interface AfterRun {

    /** The end of the run, reported to the client first. */
    CommandEnd end();

    /**
     * Return the output to the model.
     *
     * @param output the tool output for the model
     */
    record Answer(CommandEnd end, String output) implements AfterRun {}

    /**
     * The sandbox prevented the command: ask the user whether to run it again without a sandbox.
     *
     * @param background the notice to the client before the question
     * @param outputWhenDenied the tool output for the model when the user denies the retry
     */
    record AskToRetry(
            CommandEnd end, String background, Assessment.Ask question, String outputWhenDenied)
            implements AfterRun {

        /** The notice to the client before the second run, once the user has approved it. */
        public static final String RETRYING = "retrying command without sandbox";
    }
}
