package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.engine.Engine;
import dev.basalt.adapter.machine.process.engine.OutputQueue;
import dev.basalt.adapter.machine.process.engine.OutputQueue.Message;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.OutputListener;

import io.vavr.control.Either;

/**
 * Collects the output of a command on the thread that waits for it, and passes it to the listener.
 */
final class OutputCollector {

    private final OutputQueue queue;
    private final OutputListener listener;
    private final OutputCapture stdout = OutputCapture.ofOneStream();
    private final OutputCapture stderr = OutputCapture.ofOneStream();
    private final OutputCapture combined = OutputCapture.balanced();

    OutputCollector(OutputQueue queue, OutputListener listener) {
        this.queue = queue;
        this.listener = listener;
    }

    /** Returns when the command has ended. Interrupting this thread ends the command. */
    Either<CommandError, CommandOutcome> collect(Engine.Running command) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    switch (queue.take()) {
                        case Message.Chunk chunk -> take(chunk);
                        case Message.Ended ended -> {
                            return Either.right(outcome(ended));
                        }
                        case Message.NotStarted(CommandError error) -> {
                            return Either.left(error);
                        }
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    command.stop();
                }
            }
        } catch (RuntimeException | Error brokenListener) {
            command.stop();
            queue.discard();
            throw brokenListener;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void take(Message.Chunk chunk) {
        combined.add(chunk.bytes());
        switch (chunk.stream()) {
            case STDOUT -> stdout.add(chunk.bytes());
            case STDERR -> stderr.add(chunk.bytes());
        }
        listener.onOutput(chunk.stream(), chunk.bytes());
    }

    private CommandOutcome outcome(Message.Ended ended) {
        return new CommandOutcome(
                ended.ending(),
                stdout.captured(),
                stderr.captured(),
                combined.captured(),
                ended.duration());
    }
}
