package dev.basalt.adapter.machine.filesystem.images;

import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.adapter.machine.filesystem.RegularFile;
import dev.basalt.domain.conversation.LocalImages;

import io.vavr.control.Either;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads image files up to a limit, and derives the media type from the file name extension.
 * Thread-safe.
 */
public final class ImageFiles implements LocalImages {

    /** In bytes: the largest image that is read. Providers accept less. */
    static final int LIMIT = 50 << 20;

    private static final Map<String, String> TYPES =
            Map.of(
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "gif", "image/gif",
                    "webp", "image/webp",
                    "bmp", "image/bmp",
                    "svg", "image/svg+xml",
                    "tif", "image/tiff",
                    "tiff", "image/tiff",
                    "heic", "image/heic");

    @Override
    public Either<String, String> dataUrl(Path path) {
        try {
            byte[] image = RegularFile.read(path, LIMIT);
            return Either.right(
                    "data:"
                            + typeOf(path)
                            + ";base64,"
                            + Base64.getEncoder().encodeToString(image));
        } catch (NoSuchFileException e) {
            return Either.left("no such file");
        } catch (IOException e) {
            return Either.left(FileFailure.reason(e));
        }
    }

    private static String typeOf(Path path) {
        String name = path.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending)).orElse("application/octet-stream");
    }
}
