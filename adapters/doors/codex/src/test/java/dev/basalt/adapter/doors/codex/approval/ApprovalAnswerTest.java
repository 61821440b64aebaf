package dev.basalt.adapter.doors.codex.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.approval.ReviewDecision;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"decision\":\"approved\"}|APPROVED",
                "{\"decision\":\"approved_for_session\"}|APPROVED_FOR_SESSION",
                "{\"decision\":\"denied\"}|DENIED",
                "{\"decision\":\"abort\"}|ABORT",
                "{\"decision\":\"approved\",\"action\":\"decline\",\"zzz\":1}|APPROVED",
                "{\"decision\":\"denied\",\"action\":\"accept\"}|DENIED",
                "{\"decision\":\"approvedForSession\"}|DENIED",
                "{\"decision\":\"maybe\",\"action\":\"accept\"}|DENIED",
                "{\"decision\":true}|DENIED",
                "{\"action\":\"accept\"}|APPROVED",
                "{\"action\":\"accept\",\"decision\":null,\"content\":null}|APPROVED",
                "{\"action\":\"accept\",\"content\":{}}|APPROVED",
                "{\"action\":\"accept\",\"content\":{\"decision\":\"approved_for_session\"}}|APPROVED_FOR_SESSION",
                "{\"action\":\"accept\",\"content\":{\"decision\":\"abort\"}}|ABORT",
                "{\"action\":\"accept\",\"content\":{\"decision\":\"maybe\"}}|DENIED",
                "{\"action\":\"decline\"}|DENIED",
                "{\"action\":\"decline\",\"content\":{\"decision\":\"approved\"}}|DENIED",
                "{\"action\":\"cancel\"}|ABORT",
                "{\"action\":\"Accept\"}|DENIED",
                "{\"action\":1}|DENIED",
                "{}|DENIED",
                "null|DENIED",
                "\"approved\"|DENIED",
                "[\"approved\"]|DENIED",
                "5|DENIED",
                "~~|DENIED",
            })
    void whatCannotBeUnderstoodIsADenial(String answer, ReviewDecision decision) {
        byte[] line = ("xx" + answer + "yy").getBytes(UTF_8);
        assertEquals(decision, ApprovalAnswer.decision(line, 2, line.length - 4));
    }
}
