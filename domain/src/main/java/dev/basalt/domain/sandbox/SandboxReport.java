package dev.basalt.domain.sandbox;

import java.util.List;

/**
 * How commands are sandboxed, for people. Immutable.
 *
 * @param name {@code landlock}, {@code bwrap}, {@code helper}, {@code seatbelt}; {@code none} when
 *     the policy requires no sandbox, {@code unavailable} when there is none, so that commands are
 *     refused
 * @param reason why this sandbox was chosen
 * @param notEnforced what the policy forbids and the sandbox can't prevent, one phrase each
 * @param alsoDenied what the policy allows and the sandbox denies, one phrase each
 */
public record SandboxReport(
        String name, String reason, List<String> notEnforced, List<String> alsoDenied) {

    /** The policy requires no sandbox. */
    public static final SandboxReport NOT_NEEDED =
            new SandboxReport("none", "no sandbox is needed", List.of(), List.of());

    public SandboxReport {
        notEnforced = List.copyOf(notEnforced);
        alsoDenied = List.copyOf(alsoDenied);
    }
}
