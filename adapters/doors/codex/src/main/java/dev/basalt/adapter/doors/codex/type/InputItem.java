package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.domain.conversation.UserInput;

import java.nio.file.Path;

/** A part of the user's input. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface InputItem {

    @JsonTypeName("text")
    record TextItem(TextData data) implements InputItem {}

    record TextData(String text) {}

    /** An image by its URL, also a {@code data:} URL. */
    @JsonTypeName("image")
    record ImageItem(ImageData data) implements InputItem {}

    record ImageData(@JsonProperty("image_url") String imageUrl) {}

    /** An image file of the user's machine. */
    @JsonTypeName("localImage")
    record LocalImageItem(LocalImageData data) implements InputItem {}

    record LocalImageData(Path path) {}

    /** Returns the input. */
    default UserInput toDomain() {
        return switch (this) {
            case TextItem(TextData(String text)) -> new UserInput.Text(text);
            case ImageItem(ImageData(String url)) -> new UserInput.ImageUrl(url);
            case LocalImageItem(LocalImageData(Path path)) -> new UserInput.LocalImage(path);
        };
    }
}
