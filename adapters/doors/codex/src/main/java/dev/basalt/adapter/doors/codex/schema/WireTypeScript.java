package dev.basalt.adapter.doors.codex.schema;

import static java.util.stream.Collectors.joining;

import dev.basalt.adapter.doors.codex.event.WireRequestId;
import dev.basalt.adapter.doors.codex.schema.Catalogue.Call;
import dev.basalt.adapter.doors.codex.schema.Catalogue.Notice;
import dev.basalt.adapter.doors.codex.shape.Shapes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The protocol as TypeScript: a type for every value, and maps from methods to their types. */
public final class WireTypeScript {

    private final TypeScriptTypes types = new TypeScriptTypes();

    private WireTypeScript() {}

    /** Writes the types to {@code basalt.ts} in a directory, which is created if necessary. */
    public static Path writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve("basalt.ts"), new WireTypeScript().build());
    }

    private String build() {
        types.of(Shapes.of(WireRequestId.class), Direction.FROM_CLIENT);
        String clientRequests = calls(Catalogue.CLIENT_REQUESTS, Direction.FROM_CLIENT);
        String serverRequests = calls(Catalogue.SERVER_REQUESTS, Direction.FROM_SERVER);
        String notifications =
                Catalogue.SERVER_NOTIFICATIONS.stream().map(this::notice).collect(joining());
        Catalogue.TOOL_ARGUMENTS.forEach(type -> name(type, Direction.FROM_CLIENT));
        return "// Written by `basalt generate-ts`; changes belong into the server.\n\n"
                + types.all()
                + map("What a client may ask for.", "ClientRequests", clientRequests)
                + map("What the server may ask for.", "ServerRequests", serverRequests)
                + map("What the server tells unasked.", "ServerNotifications", notifications);
    }

    private String calls(List<Call> calls, Direction asked) {
        Direction answered =
                asked == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        return calls.stream()
                .map(call ->
                        "  \"%s\": { params: %s; result: %s };\n"
                                .formatted(
                                        call.method(),
                                        name(call.params(), asked),
                                        name(call.result(), answered)))
                .collect(joining());
    }

    private String notice(Notice notice) {
        return "  \"%s\": %s;\n"
                .formatted(notice.method(), name(notice.params(), Direction.FROM_SERVER));
    }

    private String name(Class<?> type, Direction direction) {
        return types.of(Shapes.of(type), direction);
    }

    private static String map(String what, String name, String entries) {
        return "/** %s */\nexport interface %s {\n%s}\n\n".formatted(what, name, entries);
    }
}
