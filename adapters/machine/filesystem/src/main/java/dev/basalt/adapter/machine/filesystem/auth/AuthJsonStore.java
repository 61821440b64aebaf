package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.TokenReader;

import io.vavr.control.Either;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/**
 * The file {@code auth.json} in the home directory, readable only by its owner. Thread-safe; other
 * processes may change the file too.
 */
public final class AuthJsonStore implements CredentialStore {

    /** The name of the file in the home directory. */
    public static final String FILE = "auth.json";

    private final CodexHome home;
    private final PrivateFile file;
    private final AuthJsonFormat format;

    public AuthJsonStore(CodexHome home, TokenReader tokenReader, JsonMapper json) {
        this.home = home;
        this.file =
                new PrivateFile(
                        home.directory().resolve(FILE), home.directory().resolve(".auth.lock"));
        this.format = new AuthJsonFormat(json, tokenReader);
    }

    @Override
    public Either<AuthError, Credentials> load() {
        try {
            return file.read()
                    .map(contents -> format.read(contents).mapLeft(this::unreadable))
                    .orElseGet(() -> Either.right(Credentials.NONE));
        } catch (IOException e) {
            return Either.left(unreadable(PrivateFile.describe(e)));
        }
    }

    @Override
    public Either<AuthError, Credentials> update(Change change) {
        try {
            home.create();
            return file.locked(() ->
                    load().flatMap(stored ->
                            change.apply(stored)
                                    .flatMap(changed ->
                                            changed.equals(stored)
                                                    ? Either.right(stored)
                                                    : save(changed))));
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    private Either<AuthError, Credentials> save(Credentials credentials) {
        try {
            file.replace(format.write(credentials));
            return Either.right(credentials);
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    @Override
    public Either<AuthError, Cleared> clear() {
        if (!file.exists()) {
            return Either.right(Cleared.NOTHING);
        }
        try {
            return Either.right(file.locked(file::delete) ? Cleared.CREDENTIALS : Cleared.NOTHING);
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    private AuthError unreadable(String reason) {
        return new AuthError.Unreadable(file.toString(), reason);
    }

    private AuthError notSaved(IOException e) {
        return new AuthError.NotSaved(file.toString(), PrivateFile.describe(e));
    }
}
