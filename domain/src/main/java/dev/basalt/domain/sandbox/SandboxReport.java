package dev.basalt.domain.sandbox;

import java.util.List;

/**
 * By what commands are held, for people.
 *
 * @param name {@code landlock}, {@code bwrap}, {@code helper}, {@code seatbelt}; {@code none} when
 *     nothing holds them because nothing has to, {@code unavailable} when nothing can, so that they
 *     are refused
 * @param reason why it is this one
 * @param cannotHold what a command can do all the same, one phrase each
 * @param alsoRefuses what a command can't do although its policy allows it, likewise
 */
public record SandboxReport(
        String name, String reason, List<String> cannotHold, List<String> alsoRefuses) {

    public SandboxReport {
        cannotHold = List.copyOf(cannotHold);
        alsoRefuses = List.copyOf(alsoRefuses);
    }
}
