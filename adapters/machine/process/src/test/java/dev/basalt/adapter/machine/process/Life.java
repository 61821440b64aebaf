package dev.basalt.adapter.machine.process;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Detects when the last process of a command has ended, also in another pid namespace: by a pipe
 * that the script opens with {@link #BEGIN} and that all its processes inherit.
 */
public final class Life {

    public static final String BEGIN = "exec 9>life; ";

    private final CompletableFuture<byte[]> end = new CompletableFuture<>();

    private Life(Path pipe) {
        // blocks until the script opens its end
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try {
                        end.complete(Files.readAllBytes(pipe));
                    } catch (IOException e) {
                        end.completeExceptionally(e);
                    }
                });
    }

    /** Creates the pipe in the working directory of the script. */
    static Life in(Path directory) throws IOException, InterruptedException {
        Path pipe = directory.resolve("life");
        int status = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        if (status != 0) {
            throw new IOException("mkfifo: status " + status);
        }
        return new Life(pipe);
    }

    /** Fails if the script has not started, or not ended, within a minute. */
    public void awaitEnd() {
        try {
            end.get(60, SECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            throw new AssertionError("something of the command still lives, or never did", e);
        }
    }
}
