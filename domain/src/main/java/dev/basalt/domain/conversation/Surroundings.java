package dev.basalt.domain.conversation;

import java.util.Optional;

/**
 * What the model is told of the machine and the day.
 *
 * @param system the operating system with version and architecture
 * @param shell the name of the user's shell, if known
 * @param date the day with the time zone
 * @param branch the git branch in the directory of the conversation; empty outside repositories
 */
public record Surroundings(
        String system, Optional<String> shell, String date, Optional<String> branch) {}
