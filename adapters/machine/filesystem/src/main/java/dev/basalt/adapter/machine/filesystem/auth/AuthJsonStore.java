package dev.basalt.adapter.machine.filesystem.auth;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.CredentialStore;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.TokenReader;

import io.vavr.control.Either;

import java.io.IOException;

/**
 * The file {@code auth.json} in the home directory, readable only by its owner. Thread-safe; other
 * processes may change the file too.
 */
public final class AuthJsonStore implements CredentialStore {

    private final CredentialFiles files;
    private final PrivateFile file;
    private final AuthJsonFormat format;

    public AuthJsonStore(CodexHome home, TokenReader tokenReader) {
        this.files = new CredentialFiles(home);
        this.file = new PrivateFile(files);
        this.format = new AuthJsonFormat(tokenReader);
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
    public Either<AuthError, Credentials> replace(Credentials credentials) {
        return changing(() -> save(credentials));
    }

    @Override
    public Either<AuthError, Credentials> renew(Change change) {
        try {
            files.createDirectories();
            return files.renewalLock()
                    .whileHeld(() ->
                            load().flatMap(stored ->
                                    change.apply(stored)
                                            .flatMap(changed ->
                                                    changed.equals(stored)
                                                            ? Either.right(stored)
                                                            : saveInPlaceOf(stored, changed))));
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    private Either<AuthError, Credentials> saveInPlaceOf(Credentials expected, Credentials fresh) {
        return changing(() -> {
            Either<AuthError, Credentials> stored = load();
            return stored.contains(expected) ? save(fresh) : stored;
        });
    }

    private Either<AuthError, Credentials> changing(
            ProcessLock.Work<Either<AuthError, Credentials>> change) {
        try {
            files.createDirectories();
            return files.changeLock()
                    .whileHeld(() -> {
                        files.deleteLeftovers();
                        return change.run();
                    });
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    private Either<AuthError, Credentials> save(Credentials credentials) throws IOException {
        file.replace(format.write(credentials));
        return Either.right(credentials);
    }

    @Override
    public Either<AuthError, Cleared> clear() {
        try {
            if (!file.exists() && files.leftovers().isEmpty()) {
                return Either.right(Cleared.NOTHING);
            }
            files.createDirectories();
            boolean deleted =
                    files.changeLock()
                            .whileHeld(() -> {
                                files.deleteLeftovers();
                                return file.delete();
                            });
            return Either.right(deleted ? Cleared.CREDENTIALS : Cleared.NOTHING);
        } catch (IOException e) {
            return Either.left(notSaved(e));
        }
    }

    private AuthError unreadable(String reason) {
        return new AuthError.Unreadable(files.toString(), reason);
    }

    private AuthError notSaved(IOException e) {
        return new AuthError.NotSaved(files.toString(), PrivateFile.describe(e));
    }
}
