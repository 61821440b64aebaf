package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.call;
import static dev.basalt.application.fake.ScriptedModel.failure;
import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Tools that come from elsewhere. */
class ToolSourceTest {

    private static final Schema ANYTHING = new Schema.Raw("{\"type\":\"object\"}");

    private final World world = new World();

    /** When it is called, another tool takes its place. */
    private final class Replaced implements Tool {

        private final String name;
        private final String successor;

        Replaced(String name, String successor) {
            this.name = name;
            this.successor = successor;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<ToolSpec> spec(ToolOffering offering) {
            return Optional.of(new ToolSpec.Function(name, "Is replaced.", ANYTHING));
        }

        @Override
        public ToolOutput call(ToolCall call, ToolContext context) {
            world.foreignTools =
                    List.of(new Replaced(/* name= */ successor, /* successor= */ name));
            return ToolOutput.success(name + " in " + context.directory());
        }
    }

    @Test
    void theToolsMayChangeBetweenTwoRequestsOfATurn() {
        world.foreignTools = List.of(new Replaced("red", "green"));
        world.model
                .says(call("c1", "red", "{}"))
                .says(call("c2", "red", "{}"), call("c3", "green", "{}"))
                .says(message("done"));

        world.run(world.conversation(), "go", new Events()).await();

        assertTrue(offers(0, "red"));
        assertFalse(offers(0, "green"));
        assertFalse(offers(1, "red"));
        assertTrue(offers(1, "green"));
        assertTrue(offers(2, "red"));
        List<HistoryItem> input = world.model.request(2).input();
        assertTrue(input.contains(new HistoryItem.FunctionOutput("c1", "red in /proj")));
        assertTrue(input.contains(failure("c2", "unsupported call: red")));
        assertTrue(input.contains(new HistoryItem.FunctionOutput("c3", "green in /proj")));
    }

    private boolean offers(int request, String name) {
        return world.model
                .request(request)
                .tools()
                .contains(new ToolSpec.Function(name, "Is replaced.", ANYTHING));
    }

    @Test
    void theShellIsFoundByTheNameThatOlderModelsUse() {
        world.model.says(call("c1", "container.exec", "make all")).says(message("done"));

        world.run(world.conversation(), "go", new Events()).await();

        assertEquals(List.of("make", "all"), world.commands.requests().getFirst().argv());
    }
}
