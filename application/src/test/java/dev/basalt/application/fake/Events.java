package dev.basalt.application.fake;

import dev.basalt.domain.conversation.event.ConversationEvent;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Records the events it receives and lets a test wait for them. */
public final class Events implements ConversationListener {

    private final List<ConversationEvent> received = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    @Override
    public void on(ConversationEvent event) {
        lock.lock();
        try {
            received.add(event);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<ConversationEvent> all() {
        return List.copyOf(received);
    }

    /** Returns what happened, without the turns it belongs to. */
    public List<Event> events() {
        return received.stream().map(ConversationEvent::event).toList();
    }

    /** Returns what the agent said, message by message. */
    public List<String> messages() {
        return events().stream()
                .mapMulti((Event event, Consumer<String> texts) -> {
                    if (event instanceof Event.ItemCompleted(_, Item.AgentMessage(var parts), _)) {
                        parts.forEach(texts);
                    }
                })
                .toList();
    }

    /** Returns the names of what happened. */
    public List<String> names() {
        return received.stream().map(e -> name(e.event())).toList();
    }

    private static String name(Event event) {
        return switch (event) {
            case Event.ItemStarted(_, var item) -> item.getClass().getSimpleName() + " started";
            case Event.ItemCompleted(_, var item, boolean partial) ->
                    item.getClass().getSimpleName() + (partial ? " broke off" : " completed");
            case Event other -> other.getClass().getSimpleName();
        };
    }

    /** Returns the turns that what happened of this kind belongs to. */
    public List<String> turns(Class<? extends Event> type) {
        return received.stream()
                .filter(e -> type.isInstance(e.event()))
                .map(e -> e.turn().value())
                .toList();
    }

    public void await(Class<? extends Event> type) {
        await(events -> events.stream().anyMatch(e -> type.isInstance(e.event())));
    }

    public void await(Predicate<List<ConversationEvent>> condition) {
        lock.lock();
        try {
            while (!condition.test(received)) {
                more.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
