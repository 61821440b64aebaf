package dev.basalt.domain.conversation.event;

import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.command.summary.ParsedCommand;
import dev.basalt.domain.patch.FileChange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of what the agent says or does in a turn. It is reported when it starts and when it
 * completes, each time as far as it is known then.
 */
public sealed interface Item {

    /**
     * The model speaks.
     *
     * @param parts the message's texts in order; empty when it starts
     */
    record AgentMessage(List<String> parts) implements Item {

        /** A message of which nothing is known yet. */
        public static final AgentMessage EMPTY = new AgentMessage(List.of());

        public AgentMessage {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The model thinks.
     *
     * @param summary what the provider shows of the reasoning, part by part; empty when it starts
     * @param raw the reasoning itself; empty when it starts, and where the provider does not give
     *     it or it is not to be shown
     */
    record Reasoning(List<String> summary, List<String> raw) implements Item {

        /** A reasoning of which nothing is known yet. */
        public static final Reasoning EMPTY = new Reasoning(List.of(), List.of());

        public Reasoning {
            summary = List.copyOf(summary);
            raw = List.copyOf(raw);
        }
    }

    /**
     * A command runs. A command that is run a second time, outside the sandbox, is a second item.
     *
     * @param callId the model's name for the call that asked for it
     * @param directory where it runs, as given
     * @param parsed what its parts do
     * @param end absent until it has ended
     */
    record CommandExecution(
            String callId,
            List<String> argv,
            Path directory,
            List<ParsedCommand> parsed,
            Optional<CommandEnd> end)
            implements Item {

        /** Returns the same command, ended. */
        public CommandExecution endedWith(CommandEnd how) {
            return new CommandExecution(callId, argv, directory, parsed, Optional.of(how));
        }
    }

    /**
     * A patch is applied to files.
     *
     * @param callId the model's name for the call that asked for it
     * @param changes by absolute path, in the order of the patch
     * @param autoApproved whether it is applied without having been asked about
     * @param result absent until it is applied or has failed
     */
    record FileChanges(
            String callId,
            Map<Path, FileChange> changes,
            boolean autoApproved,
            Optional<PatchResult> result)
            implements Item {

        public FileChanges {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }

        /** Returns the same changes, made or failed. */
        public FileChanges endedWith(PatchResult how) {
            return new FileChanges(callId, changes, autoApproved, Optional.of(how));
        }
    }

    /**
     * How applying a patch ended.
     *
     * @param output the report of what was changed; empty after a failure
     * @param error why it failed; empty after a success
     */
    record PatchResult(boolean success, String output, String error) {}
}
