package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.Credentials;

import io.vavr.control.Either;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A second process that uses the same file: it reports that it holds the lock and keeps it until
 * told to release it.
 */
final class OtherProcess {

    private OtherProcess() {}

    public static void main(String[] args) {
        new AuthJsonStore(new CodexHome(Path.of(args[0]), true), new JwtReader())
                .renew(_ -> {
                    System.out.println("locked");
                    waitForTheEndOfInput();
                    return Either.right(Credentials.key("theirs"));
                })
                .get();
    }

    private static void waitForTheEndOfInput() {
        try {
            System.in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
