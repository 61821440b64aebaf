package dev.basalt.domain.workspace;

/** The kind of a file in a diff, with git's numbers. */
public enum FileMode {
    REGULAR("100644"),
    EXECUTABLE("100755"),
    /** Its content is the path of its target. */
    SYMBOLIC_LINK("120000");

    private final String digits;

    FileMode(String digits) {
        this.digits = digits;
    }

    /** Returns git's octal digits for it. */
    public String digits() {
        return digits;
    }
}
