package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.domain.conversation.UserInput;

import java.nio.file.Path;

/** A part of the user's input, in the format of codex 0.22.0's tools. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FlatInputItem {

    @JsonTypeName("text")
    record FlatText(String text) implements FlatInputItem {}

    /** An image by its URL, also a {@code data:} URL. */
    @JsonTypeName("image")
    record FlatImage(@JsonProperty("image_url") String imageUrl) implements FlatInputItem {}

    /** An image file of the user's machine. */
    @JsonTypeName("local_image")
    record FlatLocalImage(Path path) implements FlatInputItem {}

    /** Returns the input. */
    default UserInput toDomain() {
        return switch (this) {
            case FlatText(String text) -> new UserInput.Text(text);
            case FlatImage(String url) -> new UserInput.ImageUrl(url);
            case FlatLocalImage(Path path) -> new UserInput.LocalImage(path);
        };
    }
}
