package dev.basalt.application.fake;

import dev.basalt.domain.settings.InstructionFiles;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A machine without any instruction file. */
public final class NoInstructionFiles implements InstructionFiles {

    @Override
    public Optional<String> ofUser() {
        return Optional.empty();
    }

    @Override
    public Optional<String> ofProject(Path directory, long maxBytes, List<String> fallbackNames) {
        return Optional.empty();
    }

    @Override
    public Either<String, String> read(Path file) {
        return Either.left(file + " does not exist");
    }
}
