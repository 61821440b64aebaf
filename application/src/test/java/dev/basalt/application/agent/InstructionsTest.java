package dev.basalt.application.agent;

import static dev.basalt.application.fake.ScriptedModel.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.application.conversation.World;
import dev.basalt.application.fake.Events;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request contains before the first user message, besides the tools. */
class InstructionsTest {

    private static final Pattern PATCH =
            Pattern.compile("\\*\\*\\* Begin Patch\\R.*?\\R\\*\\*\\* End Patch\\R", Pattern.DOTALL);

    private final World world = new World();

    private ModelRequest request(String model, boolean plan) {
        var options = new World.Options();
        options.model = model;
        options.planTool = plan;
        return request(options);
    }

    private ModelRequest request(World.Options options) {
        world.model.says(message("ok"));
        world.run(world.conversation(options), "hi", new Events()).await();
        return world.model.lastRequest();
    }

    @Test
    void instructionsOfTheDeveloperComeBeforeThoseOfTheUser() {
        var options = new World.Options();
        options.instructions =
                new Settings.Instructions(
                        Optional.empty(),
                        Optional.of("Say please."),
                        Optional.of("Use tabs."),
                        Optional.empty(),
                        true);

        List<HistoryItem> input = request(options).input();

        assertEquals(HistoryItem.Message.developer("Say please."), input.get(0));
        assertEquals(
                HistoryItem.Message.user(
                        "<user_instructions>\n\nUse tabs.\n\n</user_instructions>"),
                input.get(1));
    }

    @Test
    void whatHasNoEffectIsReportedOnceWhenTheConversationBegins() {
        var options = new World.Options();
        options.notices = List.of("`features` has no effect");
        world.model.says(message("ok"));
        world.model.says(message("ok"));
        var conversation = world.conversation(options);
        var first = new Events();
        var second = new Events();

        world.run(conversation, "hi", first).await();
        world.run(conversation, "again", second).await();

        assertEquals(new Event.TurnStarted(), first.all().get(0).event());
        assertEquals(new Event.Notice("`features` has no effect"), first.all().get(1).event());
        assertTrue(second.all().stream().noneMatch(each -> each.event() instanceof Event.Notice));
    }

    @Test
    void anEffortThatTheModelDoesNotTakeIsReplacedAndReportedOnce() {
        var options = new World.Options();
        options.model = "heron";
        options.effort = Optional.of(new ReasoningEffort("medium"));
        world.model.says(message("ok")).says(message("ok"));
        var conversation = world.conversation(options);
        var first = new Events();
        var second = new Events();

        world.run(conversation, "hi", first).await();
        world.run(conversation, "again", second).await();

        assertEquals(
                Optional.of(new ReasoningEffort("low")),
                world.model.lastRequest().reasoning().get().effort());
        assertEquals(
                new Event.Notice(
                        "the model heron does not take the reasoning effort \"medium\"; \"low\" is"
                                + " used"),
                first.all().get(1).event());
        assertTrue(second.all().stream().noneMatch(each -> each.event() instanceof Event.Notice));
    }

    @Test
    void anEffortIsSentOnlyIfItWasChosen() {
        var options = new World.Options();
        options.model = "heron";
        world.model.says(message("ok"));

        world.run(world.conversation(options), "hi", new Events()).await();

        ModelRequest request = world.model.lastRequest();
        assertEquals(Optional.empty(), request.reasoning().get().effort());
        assertEquals(Optional.of(Verbosity.LOW), request.verbosity());
    }

    private static Set<String> names(ModelRequest request) {
        return request.tools().stream()
                .map(tool ->
                        switch (tool) {
                            case ToolSpec.Function function -> function.name();
                            case ToolSpec.LocalShell() -> "local_shell";
                            case ToolSpec.Custom custom -> custom.name();
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5,             true,  shell update_plan view_image",
        "gpt-5,             false, shell view_image",
        "gpt-oss:20b,       false, shell apply_patch",
        "gpt-5-codex,       true,  shell update_plan apply_patch view_image",
        "codex-mini-latest, false, local_shell view_image",
        "some-model,        false, shell view_image",
        "gpt-3.5-turbo,     false, shell",
    })
    void everyModelIsOfferedItsTools(String model, boolean plan, String tools) {
        assertEquals(new TreeSet<>(List.of(tools.split(" "))), names(request(model, plan)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "gpt-5-codex", "gpt-oss:20b", "gpt-4.1", "some-model"})
    void everyToolIsSpokenOfAndEveryToolThatIsSpokenOfExists(String model) {
        ModelRequest request = request(model, true);
        String prompt = request.instructions();

        names(request).forEach(name -> assertTrue(prompt.contains("`" + name + "`"), name));
        Set<String> spokenOf = new TreeSet<>();
        Matcher tool = Pattern.compile("- `(\\w+)`").matcher(prompt);
        while (tool.find()) {
            spokenOf.add(tool.group(1));
        }
        Set<String> offered = names(request);
        offered.remove("apply_patch");
        assertEquals(offered, spokenOf);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5", "gpt-5-codex", "gpt-oss:20b", "gpt-4.1", "o3", "some-model"})
    void everyModelReceivesThePatchFormatWithAValidExample(String model) {
        ModelRequest request = request(model, false);
        String all = request.instructions() + request.tools();
        Matcher example = PATCH.matcher(all);

        if (example.find()) {
            assertTrue(PatchParser.parse(example.group()).isRight(), example.group());
        } else {
            // a grammar needs no example
            assertTrue(all.contains("\"*** Begin Patch\" LF file+"), all);
        }
    }

    @Test
    void theSystemPromptIsShort() {
        String prompt = request("gpt-5", true).instructions();

        assertTrue(prompt.length() < 4_000, prompt.length() + " characters");
    }

    @ParameterizedTest
    @CsvSource({"ON_REQUEST, true", "NEVER, false", "UNTRUSTED, false"})
    void escalationIsOfferedWhereItCanBeAskedFor(ApprovalPolicy policy, boolean offered) {
        var options = new World.Options();
        options.approvalPolicy = policy;
        options.sandboxPolicy = new SandboxPolicy.WorkspaceWrite(List.of(), false, false, false);

        assertEquals(
                offered,
                request(options).tools().toString().contains("with_escalated_permissions"));
    }

    @ParameterizedTest
    @CsvSource({"gpt-5, false", "gpt-5-codex, true", "some-model, false"})
    void severalCallsAtOnceAreForModelsThatKnowThem(String model, boolean parallel) {
        assertEquals(parallel, request(model, false).parallelToolCalls());
    }
}
