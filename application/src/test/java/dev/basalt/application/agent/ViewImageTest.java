package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.failure;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** A model that looks at image files. */
class ViewImageTest {

    private static final String PNG = "iVBORw0KGgoAAAANSUhEUg==";

    private final World world = new World();
    private final World.Options options = new World.Options();

    private HistoryItem view(String path) {
        world.model.says(call("c1", "view_image", path)).says(message("done"));
        world.run(world.conversation(options), "go", new Events()).await();
        return world.model.request(1).input().getLast();
    }

    @ParameterizedTest
    @CsvSource({"shots/a.png, /proj/shots/a.png", "/tmp/a.png, /tmp/a.png"})
    void anImageIsShownWhereverItIs(String path, String file) {
        world.images.with(file, "data:image/png;base64," + PNG);

        assertEquals(
                new HistoryItem.FunctionOutput(
                        "c1",
                        List.of(
                                new ContentPart.Text("Image " + file + ":"),
                                new ContentPart.Image("data:image/png;base64," + PNG)),
                        true),
                view(path));
    }

    /** Providers compare the type that is named with the image. */
    @ParameterizedTest
    @CsvSource({
        "iVBORw0KGgoA, image/png",
        "/9j/4AAQ,     image/jpeg",
        "R0lGODlh,     image/gif",
        "UklGRiQA,     image/webp",
    })
    void theTypeIsThatOfTheContent(String base64, String type) {
        world.images.with("/proj/a", "data:application/octet-stream;base64," + base64);

        assertEquals(
                new ContentPart.Image("data:" + type + ";base64," + base64),
                ((HistoryItem.Output) view("a")).content().getLast());
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReason() {
        assertEquals(
                failure("c1", "can't read the image /proj/a.png: no such file"), view("a.png"));
    }

    @Test
    void aFileThatIsNoImageIsRefusedWhateverItsName() {
        world.images.with("/proj/a.png", "data:image/png;base64,AQID");

        assertEquals(
                failure("c1", "no image in PNG, JPEG, GIF or WebP: /proj/a.png"), view("a.png"));
    }

    @Test
    void anImageThatProvidersDoNotTakeIsRefused() {
        world.images.with(
                "/proj/a.png", "data:image/png;base64," + PNG + "A".repeat(5 * 1024 * 1024));

        assertEquals(
                failure("c1", "the image /proj/a.png is too large: models take up to 3.75 MiB"),
                view("a.png"));
    }

    @Test
    void argumentsThatCannotBeReadAreNamed() {
        assertEquals(
                failure("c1", "failed to parse function arguments: expected a sequence"),
                view("?"));
    }

    @Test
    void nothingIsShownToAModelThatTakesNoImages() {
        options.model = "gpt-3.5-turbo";

        assertEquals(failure("c1", "images can't be shown in this conversation"), view("a.png"));
    }

    @Test
    void theSettingTurnsTheToolOff() {
        options.viewImage = false;

        assertEquals(failure("c1", "images can't be shown in this conversation"), view("a.png"));
        assertEquals(1, world.model.request(0).tools().size());
    }

    @Test
    void theToolIsOfferedAfterTheOthers() {
        view("a.png");

        assertEquals(
                "view_image",
                ((ToolSpec.Function) world.model.request(0).tools().getLast()).name());
    }
}
