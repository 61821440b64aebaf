package dev.basalt.domain.approval;

import dev.basalt.domain.command.CommandEnd;

/** What is to be done after a command ran, or could not be started. */
public sealed interface AfterRun {

    /** What those who watch are told first, about the run that is over. */
    CommandEnd end();

    /**
     * It is over.
     *
     * @param output what the model is told
     */
    record Answer(CommandEnd end, String output) implements AfterRun {}

    /**
     * The sandbox stood in the way: ask the user whether to run the command once more without it.
     *
     * @param background what is told before the question
     * @param outputWhenDenied what the model is told when the user says no
     */
    record AskToRetry(
            CommandEnd end, String background, Assessment.Ask question, String outputWhenDenied)
            implements AfterRun {

        /** What is told when the user said yes, before the second run. */
        public static final String RETRYING = "retrying command without sandbox";
    }
}
