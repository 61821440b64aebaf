package dev.basalt.adapter.machine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.conversation.TurnNotifier.CompletedTurn;
import dev.basalt.domain.identity.TurnId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;

@Timeout(60)
class NotifyProgramTest {

    private final NotifyProgram notify = new NotifyProgram();

    @TempDir Path folder;

    @Test
    void theProgramGetsItsArgumentsAndTheTurnAsJson() throws Exception {
        assertEquals(
                "first"
                    + " {\"type\":\"agent-turn-complete\",\"turn-id\":\"3\",\"input-messages\":[\"hi\"],\"last-assistant-message\":\"say"
                    + " \\\"yes\\\"\"}",
                notice(
                        new CompletedTurn(
                                new TurnId("3"), List.of("hi"), Optional.of("say \"yes\""))));
    }

    @Test
    void aTurnWithoutAMessageHasNoLastMessage() throws Exception {
        assertEquals(
                "first {\"type\":\"agent-turn-complete\",\"turn-id\":\"3\",\"input-messages\":[],"
                        + "\"last-assistant-message\":null}",
                notice(new CompletedTurn(new TurnId("3"), List.of(), Optional.empty())));
    }

    @Test
    void aTooLongArgumentIsShortened() throws Exception {
        String notice =
                notice(
                        new CompletedTurn(
                                new TurnId("3"),
                                List.of("\u0001".repeat(10_000)),
                                Optional.of("\u0001".repeat(200_000))));

        assertTrue(notice.length() < 128 * 1024, () -> "" + notice.length());
        assertTrue(notice.endsWith("…\"}"), () -> notice.substring(notice.length() - 50));
    }

    @Test
    void aMissingProgramDoesNotDelayTheTurn() {
        notify.completed(
                List.of(folder.resolve("missing").toString()),
                new CompletedTurn(new TurnId("3"), List.of(), Optional.empty()));
    }

    /** Returns the argument that the program received, which it writes to a file atomically. */
    private String notice(CompletedTurn turn) throws IOException, InterruptedException {
        Path file = folder.resolve("notice");
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            notify.completed(
                    List.of(
                            "/bin/sh",
                            "-c",
                            "echo noise; printf '%s %s' \"$1\" \"$2\" >\"$0.new\"; mv \"$0.new\""
                                    + " \"$0\"",
                            file.toString(),
                            "first"),
                    turn);
            while (!Files.exists(file)) {
                watch.take().reset();
            }
        }
        return Files.readString(file);
    }
}
