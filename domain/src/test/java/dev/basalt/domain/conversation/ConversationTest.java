package dev.basalt.domain.conversation;

import static dev.basalt.domain.conversation.ConversationFixture.AROUND;
import static dev.basalt.domain.conversation.ConversationFixture.CONTEXT;
import static dev.basalt.domain.conversation.ConversationFixture.DIRECTORY;
import static dev.basalt.domain.conversation.ConversationFixture.ID;
import static dev.basalt.domain.conversation.ConversationFixture.cost;
import static dev.basalt.domain.conversation.ConversationFixture.prompt;
import static dev.basalt.domain.conversation.ConversationFixture.settings;
import static dev.basalt.domain.conversation.ConversationFixture.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.approval.ProposedCommand;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.conversation.store.Replay;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ConversationTest {

    private static final TurnId TURN = new TurnId("0");
    private static final TurnOutcome COMPLETED = new TurnOutcome.Completed(Optional.empty());
    private static final ProposedCommand MAKE =
            new ProposedCommand(List.of("make"), DIRECTORY, false, Optional.empty());

    private final List<ConversationRecord> records = new ArrayList<>();
    private final Conversation conversation =
            new Conversation(ID, settings(DIRECTORY), ConversationState.EMPTY, records::add);

    private static HistoryItem output(String text) {
        return new HistoryItem.FunctionOutput("c1", text);
    }

    /** A conversation that goes on from what was recorded of this one. */
    private Conversation restored() {
        var replay = new Replay();
        records.forEach(replay::apply);
        return new Conversation(ID, settings(DIRECTORY), replay.state(), _ -> {});
    }

    @Test
    void everyChangeIsRecordedInOrder() {
        conversation.giveEnvironment(CONTEXT, Optional.of(AROUND), user("<environment>"));
        conversation.startTurn(TURN, CONTEXT);
        conversation.history().add(user("hi"));
        conversation.approve(MAKE);
        conversation.grant(Path.of("/other"));
        conversation.countResponse(cost(7));
        conversation.endTurn(TURN, COMPLETED);

        assertEquals(
                List.of(
                        "EnvironmentGiven",
                        "ItemAdded",
                        "TurnStarted",
                        "ItemAdded",
                        "CommandApproved",
                        "DirectoryOpened",
                        "TokensUsed",
                        "ContextMeasured",
                        "TurnEnded"),
                records.stream().map(each -> each.getClass().getSimpleName()).toList());
    }

    @Test
    void aRestoredConversationIsTheSame() {
        conversation.giveEnvironment(CONTEXT, Optional.of(AROUND), user("<environment>"));
        conversation.startTurn(TURN, CONTEXT);
        conversation.history().add(user("hi"));
        conversation.approve(MAKE);
        conversation.grant(Path.of("/other"));
        conversation.history().startRequest();
        conversation.history().add(output("x".repeat(400)));
        conversation.countResponse(cost(1000));
        conversation.history().add(user("y".repeat(40)));

        Conversation restored = restored();

        assertEquals(conversation.history().items(), restored.history().items());
        assertEquals(1000 + 104 + 14, conversation.history().tokens());
        assertEquals(1118, restored.history().tokens());
        assertEquals(Optional.of(cost(1000)), restored.usage().last());
        assertEquals(conversation.usage(), restored.usage());
        assertTrue(restored.approvals().cover(MAKE));
        assertTrue(restored.grants().allows(Path.of("/other/file")));
        assertFalse(restored.grants().allows(Path.of("/else/file")));
        assertEquals(Optional.of(CONTEXT), restored.environment());
        assertEquals(Optional.of(AROUND), restored.surroundings());
    }

    @Test
    void aSummaryTakesThePlaceOfTheHistoryInTheRecordsToo() {
        conversation.history().add(user("long ago"));
        conversation.countResponse(cost(5000));
        conversation.history().replace(List.of(user("summary!")));
        conversation.history().add(user("go on!!!"));

        assertEquals(List.of(user("summary!"), user("go on!!!")), restored().history().items());
        assertEquals(12, conversation.history().tokens());
        assertEquals(12, restored().history().tokens());
        assertEquals(5000, restored().usage().total().total());
    }

    @Test
    void aSizeThatIsNotKnownIsNotKnownAfterwardsEither() {
        conversation.history().add(user("12345678"));
        conversation.history().distrust();
        conversation.history().add(user("12345678"));

        assertEquals(6, conversation.history().tokens());
        assertEquals(6, restored().history().tokens());
    }

    @Test
    void whatTheUserSaidInTheTurnIsKnownApartFromTheRest() {
        conversation.history().add(user("before"));
        conversation.startTurn(TURN, CONTEXT);
        conversation.history().add(user("now"));
        conversation.history().add(output("out"));
        conversation.history().add(user("joined"));

        assertEquals(
                List.of(user("now"), user("joined")), conversation.history().saidByUserInTurn());
    }

    @Test
    void whatJoinedAnInterruptedTurnIsRememberedAndStartsNothing() {
        run(prompt("0", "first"));
        conversation.turns().join(() -> prompt("1", "late"));

        conversation.finishTurn(new TurnOutcome.Interrupted());

        assertEquals(List.of(user("late")), conversation.history().items());
        assertTrue(conversation.turns().isIdle());
    }

    @Test
    void whatJoinedATurnThatFailedBecomesTheNextTurn() {
        run(prompt("0", "first"));
        conversation.turns().join(() -> prompt("1", "late"));

        conversation.finishTurn(new TurnOutcome.Failed("no"));

        assertEquals(List.of(), conversation.history().items());
        assertEquals(
                Optional.of(new TurnId("1")), conversation.turns().startNext().map(QueuedTurn::id));
    }

    private void run(QueuedTurn turn) {
        conversation.turns().add(turn);
        conversation.turns().begin(turn);
        conversation.turns().startNext();
    }
}
