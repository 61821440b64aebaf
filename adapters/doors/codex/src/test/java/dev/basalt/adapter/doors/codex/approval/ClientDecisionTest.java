package dev.basalt.adapter.doors.codex.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;
import dev.basalt.adapter.doors.jsonrpc.message.Message;
import dev.basalt.adapter.doors.jsonrpc.message.RequestId;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.PendingAnswer;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.control.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.time.Duration;

@Timeout(30)
class ClientDecisionTest {

    private static final RequestId ZERO = new RequestId.Numeric(0);
    private static final String QUESTION =
            """
            {"id":0,"jsonrpc":"2.0","method":"execCommandApproval","params":{}}
            """;
    private static final String WITHDRAWN =
            """
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":0,"reason":"the turn has ended"}}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Outbox outbox = Outbox.to(out);
    private final ClientSession session = new Sessions().openLocal(outbox);
    private final PendingAnswer question = session.ask("execCommandApproval", "{}".getBytes(UTF_8));
    private final Cancellation cancellation = new Cancellation();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"decision\":\"approved\"}|APPROVED",
                "{\"action\":\"accept\"}|APPROVED",
                "{\"decision\":\"yes\"}|DENIED",
                "null|DENIED",
                "[1]|DENIED"
            })
    void onlyAClearYesIsAYes(String answer, ReviewDecision decision) {
        session.accept(new Message.Response(ZERO, RawJson.of(answer.getBytes(UTF_8))));

        assertEquals(decision, decide());
        assertEquals(QUESTION, sent());
    }

    @Test
    void anErrorIsANo() {
        session.accept(new Message.ErrorResponse(ZERO, -32603, "no window"));

        assertEquals(ReviewDecision.DENIED, decide());
        assertEquals(QUESTION, sent());
    }

    @Test
    void cancelledWorkWithdrawsTheQuestionAndNotifiesTheClient() {
        cancellation.cancel();

        assertEquals(ReviewDecision.ABORT, decide());
        assertEquals(QUESTION + WITHDRAWN, sent());
    }

    @Test
    void aClientThatCanAnswerNoMoreAborts() {
        session.withdrawQuestions();

        assertEquals(ReviewDecision.ABORT, decide());
        assertEquals(QUESTION + WITHDRAWN, sent());
    }

    private ReviewDecision decide() {
        return ClientDecision.await(question, session, cancellation);
    }

    private String sent() {
        outbox.close(Duration.ofSeconds(20));
        return out.toString(UTF_8);
    }
}
