package dev.basalt.application.fake;

import dev.basalt.domain.conversation.ConversationEvent;
import dev.basalt.domain.conversation.ConversationListener;
import dev.basalt.domain.conversation.Event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Remembers what it hears, and lets a test wait for it. */
public final class Events implements ConversationListener {

    private final List<ConversationEvent> heard = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    @Override
    public void on(ConversationEvent event) {
        lock.lock();
        try {
            heard.add(event);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<ConversationEvent> all() {
        return List.copyOf(heard);
    }

    /** Returns what happened, without the submissions it belongs to. */
    public List<Event> events() {
        return heard.stream().map(ConversationEvent::event).toList();
    }

    /** Returns the names of what happened. */
    public List<String> names() {
        return heard.stream().map(e -> e.event().getClass().getSimpleName()).toList();
    }

    /** Returns the submissions that what happened of this kind belongs to. */
    public List<String> submissions(Class<? extends Event> type) {
        return heard.stream()
                .filter(e -> type.isInstance(e.event()))
                .map(e -> e.submission().value())
                .toList();
    }

    public void await(Class<? extends Event> type) {
        await(events -> events.stream().anyMatch(e -> type.isInstance(e.event())));
    }

    public void await(Predicate<List<ConversationEvent>> condition) {
        lock.lock();
        try {
            while (!condition.test(heard)) {
                more.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
