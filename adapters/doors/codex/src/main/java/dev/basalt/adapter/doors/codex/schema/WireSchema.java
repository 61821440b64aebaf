package dev.basalt.adapter.doors.codex.schema;

import dev.basalt.adapter.doors.codex.event.WireRequestId;
import dev.basalt.adapter.doors.codex.schema.Catalogue.Call;
import dev.basalt.adapter.doors.codex.schema.Catalogue.Notice;
import dev.basalt.adapter.doors.codex.shape.Shapes;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The protocol as one JSON Schema (2020-12): a definition for every type, and {@code
 * ClientRequest}, {@code ServerRequest} and {@code ServerNotification} for whole messages. Types of
 * codex have the same names as there.
 */
public final class WireSchema {

    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaDefinitions definitions = new SchemaDefinitions(JSON);

    private WireSchema() {}

    /**
     * Writes the schema to {@code basalt.schema.json} in a directory, which is created if
     * necessary.
     */
    public static Path writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        byte[] text =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new WireSchema().build());
        return Files.write(directory.resolve("basalt.schema.json"), text);
    }

    private ObjectNode build() {
        ArrayNode clientRequests = calls(Catalogue.CLIENT_REQUESTS, Direction.FROM_CLIENT);
        ArrayNode serverRequests = calls(Catalogue.SERVER_REQUESTS, Direction.FROM_SERVER);
        ArrayNode notifications = JSON.createArrayNode();
        Catalogue.SERVER_NOTIFICATIONS.forEach(notice -> notifications.add(message(notice)));
        Catalogue.TOOL_ARGUMENTS.forEach(type -> reference(type, Direction.FROM_CLIENT));

        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Basalt: JSON-RPC over standard input and output");
        ObjectNode defs = definitions.all();
        defs.putObject("ClientRequest").set("oneOf", clientRequests);
        defs.putObject("ServerRequest").set("oneOf", serverRequests);
        defs.putObject("ServerNotification").set("oneOf", notifications);
        schema.set("$defs", defs);
        return schema;
    }

    private ArrayNode calls(List<Call> calls, Direction asked) {
        Direction answered =
                asked == Direction.FROM_CLIENT ? Direction.FROM_SERVER : Direction.FROM_CLIENT;
        ArrayNode messages = JSON.createArrayNode();
        for (Call call : calls) {
            messages.add(message(call, asked));
            reference(call.result(), answered);
        }
        return messages;
    }

    private ObjectNode message(Call call, Direction direction) {
        ObjectNode message = envelope(call.method(), call.params(), direction);
        message.withObjectProperty("properties")
                .set("id", definitions.of(Shapes.of(WireRequestId.class), direction));
        message.withArrayProperty("required").add("id");
        return message;
    }

    private ObjectNode message(Notice notice) {
        return envelope(notice.method(), notice.params(), Direction.FROM_SERVER);
    }

    private ObjectNode envelope(String method, Type params, Direction direction) {
        ObjectNode message = JSON.createObjectNode();
        message.put("type", "object");
        ObjectNode properties = message.putObject("properties");
        properties.putObject("jsonrpc").put("const", "2.0");
        properties.putObject("method").put("const", method);
        properties.set("params", reference(params, direction));
        message.putArray("required").add("jsonrpc").add("method").add("params");
        return message;
    }

    private ObjectNode reference(Type type, Direction direction) {
        return definitions.of(Shapes.of(type), direction);
    }
}
