package dev.basalt.domain.workspace;

/** What a file is, as far as a difference tells it; the numbers are git's. */
public enum FileMode {
    REGULAR("100644"),
    EXECUTABLE("100755"),
    /** Its content is the path that it leads to. */
    SYMBOLIC_LINK("120000");

    private final String digits;

    FileMode(String digits) {
        this.digits = digits;
    }

    /** Returns the octal digits that git writes for it. */
    public String digits() {
        return digits;
    }
}
