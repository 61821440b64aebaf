package dev.basalt.domain.model;

/** How a model is given the means to change files. */
public enum PatchTool {
    /** No tool of its own: it patches through the shell. */
    NONE("shell"),
    /** A function with the patch as its one argument. */
    FUNCTION("patch_function"),
    /** A free-form tool whose input is the patch. */
    CUSTOM("patch"),
    /** No patches: functions that replace a text in a file, and that write a file. */
    EDIT("edit");

    private final String word;

    PatchTool(String word) {
        this.word = word;
    }

    /** Returns the word for it in the configuration. */
    public String word() {
        return word;
    }
}
