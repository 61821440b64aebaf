package dev.basalt.domain.model;

/** How a model is given the means to change files. */
public enum PatchTool {
    /** No tool of its own: it patches through the shell. */
    NONE,
    /** A function with the patch as its one argument. */
    FUNCTION,
    /** A free-form tool whose input is the patch. */
    CUSTOM,
    /** No patches: functions that replace a text in a file, and that write a file. */
    EDIT
}
