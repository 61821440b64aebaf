package dev.basalt.application.agent;

/** How a patch is written, told to models. */
final class PatchFormat {

    /** One paragraph and an example; the grammar is that of the domain's patch parser. */
    static final String DESCRIPTION =
            """
            A patch starts with the line `*** Begin Patch` and ends with the line \
            `*** End Patch`. Between them each file has a section with one of these headers:
            `*** Add File: PATH`, followed by the file's lines, each with a leading `+`;
            `*** Delete File: PATH`, followed by nothing;
            `*** Update File: PATH`, optionally followed by `*** Move to: NEW PATH`, then by one \
            or more hunks. A hunk starts with a line `@@`, optionally with a line of the file \
            that precedes the change (`@@ class Foo`); its lines start with a blank (context), \
            `-` (removed) or `+` (added). Give about three lines of context before and after \
            each change, exactly as they stand in the file. Paths are relative to the working \
            directory.
            Example:
            *** Begin Patch
            *** Update File: src/app.txt
            @@
             unchanged
            -old line
            +new line
             unchanged
            *** End Patch
            """;

    /** The same for models that write a patch as it is, in the notation of Lark. */
    static final String GRAMMAR =
            """
            start: "*** Begin Patch" LF file+ "*** End Patch" LF?
            file: added | deleted | updated
            added: "*** Add File: " TEXT LF ("+" TEXT? LF)+
            deleted: "*** Delete File: " TEXT LF
            updated: "*** Update File: " TEXT LF moved? hunk*
            moved: "*** Move to: " TEXT LF
            hunk: "@@" (" " TEXT)? LF line+ ("*** End of File" LF)?
            line: (" " | "-" | "+") TEXT? LF
            TEXT: /[^\\r\\n]+/
            LF: /\\n/
            """;

    private PatchFormat() {}
}
