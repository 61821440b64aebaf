package dev.basalt.adapter.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolOffering;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ExtensionsTest {

    private static final String SOURCE =
            """
            package com.example;

            import dev.basalt.Extension;
            import dev.basalt.domain.control.Cancellation;
            import dev.basalt.domain.model.*;
            import dev.basalt.domain.model.failure.ModelError;
            import io.vavr.control.Either;
            import java.util.List;

            public final class Semaphore implements Extension {
                @Override
                public List<ModelApi> modelApis() {
                    return List.of(new Api("WORD"));
                }

                private record Api(String wireApi) implements ModelApi {
                    @Override
                    public Either<ModelError, ModelResponse> respond(
                            ModelRequest request, ModelListener listener, Cancellation cancellation) {
                        return Either.left(new ModelError.Cancelled());
                    }
                }
            }
            """;

    private static final String CLOCK =
            """
            package com.example;

            import dev.basalt.Extension;
            import dev.basalt.domain.tool.*;
            import dev.basalt.domain.tool.spec.*;
            import java.util.List;
            import java.util.Optional;

            public final class Clock implements Extension, Tool {
                @Override
                public List<ToolSource> toolSources() {
                    return List.of(ToolSource.of(this));
                }

                @Override
                public String name() {
                    return "clock";
                }

                @Override
                public Optional<ToolSpec> spec(ToolOffering offering) {
                    return Optional.of(
                            new ToolSpec.Function(
                                    name(), "Returns the time.", new Schema.Raw("{}")));
                }

                @Override
                public ToolOutput call(ToolCall call, ToolContext context) {
                    return ToolOutput.success("noon");
                }
            }
            """;

    private static final String ARCHIVE =
            """
            package com.example;

            import dev.basalt.Extension;
            import dev.basalt.domain.conversation.store.*;
            import java.lang.reflect.Proxy;
            import java.util.Optional;

            public final class Archive implements Extension {
                @Override
                public Optional<ConversationStore> conversationStore() {
                    Class<?> port = ConversationStore.class;
                    return Optional.of(
                            (ConversationStore)
                                    Proxy.newProxyInstance(
                                            port.getClassLoader(),
                                            new Class<?>[] {port},
                                            (proxy, method, arguments) -> null));
                }
            }
            """;

    @TempDir Path home;
    @TempDir Path work;

    private final List<String> notices = new ArrayList<>();

    @Test
    void thereAreNoneWithoutADirectory() {
        assertEquals(List.of(), words());
        assertEquals(List.of(), notices);
    }

    @Test
    void anApiForModelsIsAddedByAJar() throws IOException {
        jar("semaphore.jar", "semaphore");

        assertEquals(List.of("semaphore"), words());
        assertEquals(List.of(), notices);
    }

    @Test
    void jarsAreTakenInTheOrderOfTheirNames() throws IOException {
        jar("b.jar", "first");
        jar("c.jar", "second");
        jar("a.jar", "zeroth");

        assertEquals(List.of("zeroth", "first", "second"), words());
    }

    @Test
    void aToolIsAddedByAJar() throws IOException {
        ExtensionJar.write(extensions().resolve("clock.jar"), work.resolve("clock"), CLOCK);

        assertEquals(
                List.of("clock"),
                extensionsOf(List.of()).tools(mock(ToolOffering.class)).stream()
                        .map(Tool::name)
                        .toList());
        assertEquals(List.of(), notices);
    }

    @Test
    void thereIsNoStoreOfConversationsUnlessOneIsAdded() {
        assertEquals(Optional.empty(), extensionsOf(List.of()).conversationStore());
    }

    @Test
    void theStoreOfConversationsIsAddedByTheFirstJarThatHasOne() throws IOException {
        ExtensionJar.write(extensions().resolve("a.jar"), work.resolve("a"), ARCHIVE);
        ExtensionJar.write(extensions().resolve("b.jar"), work.resolve("b"), ARCHIVE);

        assertTrue(extensionsOf(List.of()).conversationStore().isPresent());
        assertEquals(
                List.of(
                        "extension not loaded: "
                                + extensions().resolve("b.jar")
                                + ": the store of conversations is already provided by "
                                + extensions().resolve("a.jar")),
                notices);
    }

    @Test
    void otherFilesAreIgnored() throws IOException {
        Files.createDirectories(extensions());
        Files.writeString(extensions().resolve("README.txt"), "not a jar");

        assertEquals(List.of(), words());
        assertEquals(List.of(), notices);
    }

    @Test
    void aFileThatIsNoJarIsReportedAndStopsOnlyItself() throws IOException {
        jar("b.jar", "semaphore");
        Files.writeString(extensions().resolve("a.jar"), "not a jar");

        assertEquals(List.of("semaphore"), words());
        assertEquals(1, notices.size());
        assertTrue(
                notices.getFirst()
                        .startsWith(
                                "extension not loaded: " + extensions().resolve("a.jar") + ": "),
                notices.getFirst());
    }

    @Test
    void aJarThatNamesNoExtensionIsReported() throws IOException {
        jar("a.jar", "semaphore");
        ExtensionJar.remove(
                extensions().resolve("a.jar"), "META-INF/services/dev.basalt.Extension");

        assertEquals(List.of(), words());
        assertEquals(
                List.of(
                        "extension not loaded: "
                                + extensions().resolve("a.jar")
                                + ": it names no class in META-INF/services/dev.basalt.Extension"),
                notices);
    }

    @Test
    void aJarWhoseClassIsMissingIsReported() throws IOException {
        jar("a.jar", "semaphore");
        ExtensionJar.remove(extensions().resolve("a.jar"), "com/example/Semaphore.class");

        assertEquals(List.of(), words());
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().contains("com.example.Semaphore"), notices.getFirst());
    }

    @Test
    void anExtensionThatThrowsIsReportedWithItsReason() throws IOException {
        ExtensionJar.write(
                extensions().resolve("a.jar"),
                work,
                SOURCE.replace(
                        "return List.of(new Api(\"WORD\"));",
                        "throw new IllegalStateException(\"no flags\");"));

        assertEquals(List.of(), words());
        assertEquals(
                List.of(
                        "extension not loaded: "
                                + extensions().resolve("a.jar")
                                + ": java.lang.IllegalStateException: no flags"),
                notices);
    }

    @Test
    void theSecondOfTwoWithOneWordIsReportedAndLeftOut() throws IOException {
        jar("a.jar", "semaphore");
        jar("b.jar", "semaphore");

        assertEquals(List.of("semaphore"), words());
        assertEquals(
                List.of(
                        "extension not loaded: "
                                + extensions().resolve("b.jar")
                                + ": the wire_api `semaphore` is already provided by "
                                + extensions().resolve("a.jar")),
                notices);
    }

    @Test
    void anApiOfTheProgramIsNotReplaced() throws IOException {
        jar("a.jar", "chat");

        assertEquals(List.of(), words());
        assertEquals(
                List.of(
                        "extension not loaded: "
                                + extensions().resolve("a.jar")
                                + ": the wire_api `chat` is already provided by Basalt"),
                notices);
    }

    private void jar(String name, String word) throws IOException {
        ExtensionJar.write(
                extensions().resolve(name), work.resolve(name), SOURCE.replace("WORD", word));
    }

    private Path extensions() {
        return home.resolve("extensions");
    }

    private Extensions extensionsOf(List<String> wireApis) {
        return new Extensions(true, extensions(), wireApis, notices::add);
    }

    private List<String> words() {
        return extensionsOf(List.of("responses", "chat")).modelApis().stream()
                .map(ModelApi::wireApi)
                .toList();
    }
}
