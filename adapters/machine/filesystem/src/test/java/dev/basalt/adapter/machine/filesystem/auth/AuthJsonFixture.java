package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Token;
import dev.basalt.domain.auth.Tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A credentials file in a temporary directory. */
final class AuthJsonFixture {

    /** A file in the format of the reference, with a key and tokens. */
    static final String BOTH =
            """
            {
              "OPENAI_API_KEY": "sk-1",
              "tokens": {
                "id_token": "id",
                "access_token": "access",
                "refresh_token": "refresh",
                "account_id": null
              },
              "last_refresh": "2025-08-20T12:34:56.123456789Z"
            }\
            """;

    private final Path directory;

    AuthJsonFixture(Path directory) {
        this.directory = directory;
    }

    /** Returns the credentials in {@link #BOTH}. */
    static Credentials both() {
        return new Credentials(
                Optional.of("sk-1"),
                Optional.of(
                        new Tokens(
                                Token.opaque("id"),
                                Token.opaque("access"),
                                Optional.of("refresh"),
                                Optional.empty())),
                Optional.of(Instant.parse("2025-08-20T12:34:56.123456789Z")));
    }

    AuthJsonStore store() {
        return store(new CodexHome(directory, true));
    }

    static AuthJsonStore store(CodexHome home) {
        return new AuthJsonStore(home, new JwtReader());
    }

    Path directory() {
        return directory;
    }

    Path file() {
        return directory.resolve("auth.json");
    }

    void write(String contents) throws IOException {
        Files.writeString(file(), contents);
    }

    Path privateDirectory() {
        return directory.resolve("basalt/credentials");
    }

    /** Puts a named pipe, which nobody writes to, in the place of the file. */
    void makePipe() throws IOException, InterruptedException {
        int status = new ProcessBuilder("mkfifo", file().toString()).start().waitFor();
        if (status != 0) {
            throw new IOException("mkfifo: status " + status);
        }
    }

    /** Returns the files with unfinished contents. */
    List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(each -> !each.equals(file()) && !each.toString().endsWith(".lock"))
                    .toList();
        }
    }
}
