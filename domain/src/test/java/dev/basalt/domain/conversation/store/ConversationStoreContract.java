package dev.basalt.domain.conversation.store;

import static dev.basalt.domain.conversation.ConversationFixture.AROUND;
import static dev.basalt.domain.conversation.ConversationFixture.CONTEXT;
import static dev.basalt.domain.conversation.ConversationFixture.cost;
import static dev.basalt.domain.conversation.ConversationFixture.settings;
import static dev.basalt.domain.conversation.ConversationFixture.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.basalt.domain.approval.SessionApprovals;
import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.conversation.ConversationState;
import dev.basalt.domain.conversation.event.TurnOutcome;
import dev.basalt.domain.conversation.store.ConversationStore.Claim;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.history.HistoryItem;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What every store of conversations promises. The tests of a store extend it. */
public abstract class ConversationStoreContract {

    private ConversationStore store;

    @BeforeEach
    void createStore() {
        store = emptyStore();
    }

    /** Returns a store in which there is nothing. */
    protected abstract ConversationStore emptyStore();

    private static ConversationId id(long number) {
        return new ConversationId(new UUID(0, number));
    }

    private static Path directory(long number) {
        return Path.of("/proj" + number);
    }

    private Claim create(long number) {
        return store.create(id(number), settings(directory(number))).get();
    }

    private static void append(Claim claim, ConversationRecord... records) {
        for (ConversationRecord each : records) {
            assertEquals(Optional.empty(), claim.append(each));
        }
    }

    private static ConversationRecord item(String text) {
        return new ConversationRecord.ItemAdded(user(text));
    }

    private static ConversationRecord turn(String id) {
        return new ConversationRecord.TurnStarted(new TurnId(id), CONTEXT);
    }

    private ConversationState load(long number) {
        return store.load(id(number)).get().state();
    }

    private List<String> list(ConversationStore.Query query) {
        return store.list(query).get().entries().stream()
                .map(entry ->
                        entry.directory() + entry.preview().map(text -> " " + text).orElse(""))
                .toList();
    }

    private static ConversationStore.Query all(boolean archived) {
        return new ConversationStore.Query(Optional.empty(), 100, archived);
    }

    @Test
    void aNewConversationIsEmpty() {
        create(1);

        assertEquals(ConversationState.EMPTY, load(1));
    }

    @Test
    void whatWasAppendedIsReadInOrder() {
        HistoryItem call = new HistoryItem.FunctionCall(Optional.of("i"), "c1", "shell", "{}");
        HistoryItem output = new HistoryItem.FunctionOutput("c1", "done");
        var approved = new SessionApprovals.Entry(List.of("make"), directory(1));

        append(
                create(1),
                new ConversationRecord.EnvironmentGiven(CONTEXT, Optional.of(AROUND)),
                item("<environment>"),
                turn("0"),
                item("hi"),
                new ConversationRecord.ItemAdded(call),
                new ConversationRecord.ItemAdded(output),
                new ConversationRecord.CommandApproved(approved),
                new ConversationRecord.DirectoryOpened(Path.of("/other")),
                new ConversationRecord.TokensUsed(ConversationUsage.NONE.plus(cost(9))),
                new ConversationRecord.ContextMeasured(9),
                new ConversationRecord.TurnEnded(
                        new TurnId("0"), new TurnOutcome.Completed(Optional.of("bye"))));

        ConversationState state = load(1);
        assertEquals(List.of(user("<environment>"), user("hi"), call, output), state.history());
        assertEquals(9, state.contextTokens());
        assertEquals(9, state.usage().total().total());
        assertEquals(Set.of(approved), state.approvals().entries());
        assertEquals(Set.of(Path.of("/other")), state.grants().directories());
        assertEquals(Optional.of(CONTEXT), state.environment());
        assertEquals(Optional.of(AROUND), state.surroundings());
    }

    @Test
    void aReplacedHistoryIsAllThatIsRead() {
        Claim claim = create(1);
        append(claim, item("before"));
        append(claim, new ConversationRecord.HistoryReplaced(List.of(user("summary"))));
        append(claim, item("after"));

        assertEquals(List.of(user("summary"), user("after")), load(1).history());
    }

    @Test
    void whatWasReadDoesNotChange() {
        Claim claim = create(1);
        append(claim, item("one"));
        ConversationState before = load(1);

        append(claim, item("two"));

        assertEquals(List.of(user("one")), before.history());
    }

    @Test
    void aConversationThatIsNotThereIsAnError() {
        assertEquals(new StoreError.NotFound(id(1)), store.load(id(1)).getLeft());
        assertEquals(new StoreError.NotFound(id(1)), store.claim(id(1)).getLeft());
        assertEquals(Optional.of(new StoreError.NotFound(id(1))), store.archive(id(1), true));
        assertEquals(Optional.of(new StoreError.NotFound(id(1))), store.delete(id(1)));
    }

    @Test
    void anIdIsGivenOnce() {
        create(1).release();

        assertInstanceOf(StoreError.class, store.create(id(1), settings(directory(1))).getLeft());
    }

    @Test
    void oneAtATimeMayAppend() {
        Claim first = create(1);
        assertInstanceOf(StoreError.Claimed.class, store.claim(id(1)).getLeft());

        first.release();
        Claim second = store.claim(id(1)).get();

        append(second, item("second"));
        assertEquals(Optional.of(new StoreError.ClaimLost(id(1))), first.append(item("first")));
        assertEquals(Optional.of(new StoreError.ClaimLost(id(1))), first.flush());
        assertEquals(List.of(user("second")), load(1).history());
    }

    @Test
    void aReleaseThatIsRepeatedTakesNothingFromTheNextOwner() {
        Claim first = create(1);
        first.release();
        Claim second = store.claim(id(1)).get();

        first.release();

        append(second, item("still mine"));
        assertEquals(Optional.empty(), second.flush());
    }

    @Test
    void conversationsAreListedTheNewestFirstWithWhatTheUserSaidFirst() {
        create(1);
        append(create(2), item("<environment>"), turn("0"), item("fix it"), item("please"));
        create(3);

        assertEquals(List.of("/proj3", "/proj2 fix it", "/proj1"), list(all(false)));
    }

    @Test
    void eachConversationIsOnOnePageWhateverIsAddedMeanwhile() {
        for (int i = 1; i <= 5; i++) {
            create(i);
        }
        var pages = new ArrayList<List<ConversationId>>();
        Optional<String> next = Optional.empty();
        do {
            ConversationPage page = store.list(new ConversationStore.Query(next, 2, false)).get();
            pages.add(page.entries().stream().map(ConversationPage.Entry::id).toList());
            next = page.next();
            create(100 + pages.size());
        } while (next.isPresent());

        assertEquals(List.of(List.of(id(5), id(4)), List.of(id(3), id(2)), List.of(id(1))), pages);
    }

    @Test
    void thePageThatEndsTheListHasNoNext() {
        create(1);
        create(2);

        assertEquals(
                Optional.empty(),
                store.list(new ConversationStore.Query(Optional.empty(), 2, false)).get().next());
    }

    @Test
    void aPageThatNoListHasIsAnError() {
        assertInstanceOf(
                StoreError.Unavailable.class,
                store.list(new ConversationStore.Query(Optional.of("?"), 2, false)).getLeft());
    }

    @Test
    void theArchiveIsAListOfItsOwn() {
        create(1).release();
        create(2).release();

        assertEquals(Optional.empty(), store.archive(id(1), true));
        assertEquals(List.of("/proj2"), list(all(false)));
        assertEquals(List.of("/proj1"), list(all(true)));

        assertEquals(Optional.empty(), store.archive(id(1), false));
        assertEquals(List.of("/proj2", "/proj1"), list(all(false)));
    }

    @Test
    void whatIsDeletedIsGone() {
        create(1).release();

        assertEquals(Optional.empty(), store.delete(id(1)));

        assertEquals(new StoreError.NotFound(id(1)), store.load(id(1)).getLeft());
        assertEquals(List.of(), list(all(false)));
    }

    @Test
    void whatIsInUseIsNeitherDeletedNorArchived() {
        create(1);

        assertInstanceOf(StoreError.Claimed.class, store.delete(id(1)).orElseThrow());
        assertInstanceOf(StoreError.Claimed.class, store.archive(id(1), true).orElseThrow());
        assertEquals(List.of("/proj1"), list(all(false)));
    }
}
