package dev.basalt.application.tool.background;

import dev.basalt.domain.command.background.BackgroundCommand;
import dev.basalt.domain.command.background.BackgroundCommands;
import dev.basalt.domain.command.background.BackgroundLifetime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** The background commands of one conversation. */
public final class ConversationCommands implements BackgroundCommands {

    /** More than a person would keep an eye on. */
    private static final int MOST = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, BackgroundCommand> commands = new LinkedHashMap<>(0);
    private int last;

    @Override
    public OptionalInt keep(BackgroundCommand command) {
        lock.lock();
        try {
            if (commands.values().stream().filter(BackgroundCommand::isRunning).count() >= MOST) {
                return OptionalInt.empty();
            }
            commands.put(++last, command);
            return OptionalInt.of(last);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<BackgroundCommand> find(int id) {
        lock.lock();
        try {
            return Optional.ofNullable(commands.get(id));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void forget(int id) {
        lock.lock();
        try {
            commands.remove(id);
        } finally {
            lock.unlock();
        }
    }

    /** The turn is over: its commands end with it, or are not reported any more. */
    public void endTurn(BackgroundLifetime lifetime) {
        List<BackgroundCommand> kept = kept();
        if (lifetime == BackgroundLifetime.CONVERSATION) {
            kept.forEach(BackgroundCommand::detach);
        } else {
            end(kept);
        }
    }

    /** The conversation is over. */
    public void close() {
        List<BackgroundCommand> kept = kept();
        kept.forEach(BackgroundCommand::detach);
        end(kept);
    }

    private void end(List<BackgroundCommand> kept) {
        kept.forEach(BackgroundCommand::end);
        lock.lock();
        try {
            commands.values().removeAll(kept);
        } finally {
            lock.unlock();
        }
    }

    private List<BackgroundCommand> kept() {
        lock.lock();
        try {
            return List.copyOf(commands.values());
        } finally {
            lock.unlock();
        }
    }
}
