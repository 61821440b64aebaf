package dev.basalt.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs once while Basalt is packaged: goes through what a server goes through in its first second,
 * so that the JVM can lay down the classes it needs for that in an AOT cache.
 */
public final class AotTraining {
    private AotTraining() {}

    /** Takes no argument. A story that does not end well fails the build. */
    public static void main(String[] args) {
        var story = new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8));
        System.exit(Serve.run(story, OutputStream.nullOutputStream(), List.of()));
    }
}
