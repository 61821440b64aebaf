package dev.basalt.application.agent.turn;

import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The items of one turn: gives them their ids and reports each from its start to its end. What is
 * still open when the turn ends is completed then. Thread-safe.
 */
public final class TurnItems {

    private final TurnId turn;
    private final Consumer<Event> events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ItemId, Item> open = new LinkedHashMap<>(4);
    private int last;

    public TurnItems(TurnId turn, Consumer<Event> events) {
        this.turn = turn;
        this.events = events;
    }

    /** Returns the id of an item that may start later. */
    public ItemId next() {
        lock.lock();
        try {
            return new ItemId(turn, ++last);
        } finally {
            lock.unlock();
        }
    }

    public ItemId start(Item item) {
        ItemId id = next();
        start(id, item);
        return id;
    }

    public void start(ItemId id, Item item) {
        lock.lock();
        try {
            open.put(id, item);
        } finally {
            lock.unlock();
        }
        events.accept(new Event.ItemStarted(id, item));
    }

    public void complete(ItemId id, Item item) {
        end(id, item, false);
    }

    /** Completes an item that broke off, with as much of it as was reported. */
    public void breakOff(ItemId id, Item item) {
        end(id, item, true);
    }

    /** Completes what has not been completed, as it was when it started. */
    public void breakOffOpen() {
        List<Map.Entry<ItemId, Item>> left;
        lock.lock();
        try {
            left = List.copyOf(open.entrySet());
        } finally {
            lock.unlock();
        }
        left.forEach(item -> breakOff(item.getKey(), item.getValue()));
    }

    private void end(ItemId id, Item item, boolean partial) {
        boolean wasOpen;
        lock.lock();
        try {
            wasOpen = open.remove(id) != null;
        } finally {
            lock.unlock();
        }
        // a command in the background may end after the turn has
        if (wasOpen) {
            events.accept(new Event.ItemCompleted(id, item, partial));
        }
    }
}
