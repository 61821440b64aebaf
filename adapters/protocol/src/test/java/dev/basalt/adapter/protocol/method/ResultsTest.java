package dev.basalt.adapter.protocol.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.protocol.WireWriter;
import dev.basalt.domain.conversation.AbortReason;
import dev.basalt.domain.identity.ConversationId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.UUID;

class ResultsTest {

    private static final UUID ID = UUID.fromString("f7bbe3a6-3e2b-4791-8029-93bfcf176893");

    static List<Arguments> results() {
        return List.of(
                Arguments.of(
                        new NewConversation.Result(new ConversationId(ID), "mock-model"),
                        """
                        {"conversationId":"f7bbe3a6-3e2b-4791-8029-93bfcf176893","model":"mock-model"}\
                        """),
                Arguments.of(new SendUserMessage.Result(), "{}"),
                Arguments.of(new SendUserTurn.Result(), "{}"),
                Arguments.of(
                        new InterruptConversation.Result(AbortReason.INTERRUPTED),
                        """
                        {"abortReason":"interrupted"}\
                        """),
                Arguments.of(
                        new AddConversationListener.Result(ID),
                        """
                        {"subscriptionId":"f7bbe3a6-3e2b-4791-8029-93bfcf176893"}\
                        """),
                Arguments.of(new RemoveConversationListener.Result(), "{}"),
                Arguments.of(
                        new GitDiffToRemote.Result("0123abc", "diff --git\n"),
                        """
                        {"sha":"0123abc","diff":"diff --git\\n"}\
                        """),
                Arguments.of(
                        new ExecOneOffCommand.Result(1, "out", "err"),
                        """
                        {"exitCode":1,"stdout":"out","stderr":"err"}\
                        """),
                Arguments.of(
                        new GetUserAgent.Result("basalt/1"),
                        """
                        {"userAgent":"basalt/1"}\
                        """));
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyResultLooksAsFrontEndsReadIt(Object result, String json) {
        assertEquals(json, new String(WireWriter.write(result), UTF_8));
    }
}
