package dev.basalt.domain.approval;

/** When the user is asked before something is done. */
public enum ApprovalPolicy {
    /** Before everything that is not known to be harmless. */
    UNTRUSTED("untrusted"),
    /** When the sandbox stood in the way. */
    ON_FAILURE("on-failure"),
    /** When the model asks to leave the sandbox. */
    ON_REQUEST("on-request"),
    /** Never; what may not be done is refused. */
    NEVER("never");

    private final String word;

    ApprovalPolicy(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and protocols. */
    public String word() {
        return word;
    }
}
