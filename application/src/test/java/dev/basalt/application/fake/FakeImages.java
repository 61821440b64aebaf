package dev.basalt.application.fake;

import dev.basalt.domain.conversation.LocalImages;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The images that a test has put there; there are no other files. */
public final class FakeImages implements LocalImages {

    private final Map<Path, String> urls = new HashMap<>();

    public FakeImages with(String path, String url) {
        urls.put(Path.of(path), url);
        return this;
    }

    @Override
    public Either<String, String> dataUrl(Path path) {
        String url = urls.get(path);
        return url == null ? Either.left("no such file") : Either.right(url);
    }
}
