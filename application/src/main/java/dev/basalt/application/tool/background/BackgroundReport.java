package dev.basalt.application.tool.background;

import dev.basalt.domain.command.CommandReport;
import dev.basalt.domain.command.background.BackgroundCommand.Progress;

import java.time.Duration;

/** What a model is told of a command in the background. */
public final class BackgroundReport {

    private BackgroundReport() {}

    /**
     * Returns the output of a call whose command goes on.
     *
     * @param waited how long the call has waited
     */
    public static String handedOver(int id, Duration waited, Progress progress) {
        return "Still running after "
                + waited.toMillis()
                + " milliseconds; it goes on as background command "
                + id
                + ". Follow or end it with "
                + BackgroundCommandTool.NAME
                + ".\nOutput so far:\n"
                + output(progress);
    }

    static String of(int id, Progress progress) {
        return progress.end()
                .map(end ->
                        end.fold(
                                CommandReport::notStarted,
                                outcome ->
                                        CommandReport.ending(outcome)
                                                + "\nNew output:\n"
                                                + output(progress)))
                .orElseGet(() ->
                        "Background command "
                                + id
                                + " is still running.\nNew output:\n"
                                + output(progress));
    }

    private static String output(Progress progress) {
        return progress.omitted() == 0
                ? progress.output()
                : "[... " + progress.omitted() + " bytes omitted ...]\n" + progress.output();
    }
}
