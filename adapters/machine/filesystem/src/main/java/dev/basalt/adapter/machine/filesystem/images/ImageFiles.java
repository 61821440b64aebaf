package dev.basalt.adapter.machine.filesystem.images;

import dev.basalt.domain.conversation.LocalImages;

import io.vavr.control.Either;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
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
    static final long LIMIT = 50L << 20;

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
            if (Files.isDirectory(path)) {
                return Either.left("is a directory");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // a device or a pipe may have no end
                return Either.left("is not a regular file");
            }
            if (Files.size(path) > LIMIT) {
                return Either.left("is larger than " + LIMIT + " bytes");
            }
            return Either.right(
                    "data:"
                            + typeOf(path)
                            + ";base64,"
                            + Base64.getEncoder().encodeToString(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            return Either.left("no such file");
        } catch (AccessDeniedException e) {
            return Either.left("permission denied");
        } catch (IOException e) {
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    private static String typeOf(Path path) {
        String name = path.toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(ending)).orElse("application/octet-stream");
    }
}
