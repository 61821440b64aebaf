package dev.basalt.domain.sandbox;

import java.util.List;

/**
 * By what commands are held, for people.
 *
 * @param name {@code landlock}, {@code bwrap}, {@code helper}, {@code seatbelt}; {@code none} when
 *     nothing holds them because nothing has to, {@code unavailable} when nothing can, so that they
 *     are refused
 * @param reason why it is this one
 * @param notEnforced what a command can do all the same, one phrase each
 * @param alsoDenied what a command can't do although its policy allows it, likewise
 */
public record SandboxReport(
        String name, String reason, List<String> notEnforced, List<String> alsoDenied) {

    public SandboxReport {
        notEnforced = List.copyOf(notEnforced);
        alsoDenied = List.copyOf(alsoDenied);
    }
}
