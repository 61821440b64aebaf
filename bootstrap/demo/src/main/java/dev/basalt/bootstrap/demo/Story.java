package dev.basalt.bootstrap.demo;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** The main job: a prompt in, an approved command run, the answer out, and one more turn. */
final class Story {

    /** What a scripted model does, request by request. */
    static final List<ScriptedModel.Line> SCRIPT =
            List.of(
                    ScriptedModel.Line.command("git", "init"),
                    ScriptedModel.Line.message("This folder is a Git repository now."),
                    ScriptedModel.Line.message("No, it has no commit yet."));

    private static final String WISH =
            "Make this folder a Git repository: run exactly `git init`, then say what you did.";
    private static final String THANKS = "Thank you. Is there a commit in it already?";

    private final Host host;
    private final Account account;

    Story(Host host, Account account) {
        this.host = host;
        this.account = account;
    }

    /** Plays it to the end, or as far as it goes. */
    Either<String, JsonNode> play() {
        return introduce().flatMap(_ -> wish()).flatMap(this::thank);
    }

    private Either<String, JsonNode> introduce() {
        account.scene("A host starts the server, introduces itself and asks what it can do:");
        return host.request(
                        "initialize",
                        """
                        {"protocolVersion":"2025-11-25","capabilities":{"elicitation":{}},\
                        "clientInfo":{"name":"basalt-demo","version":"1"}}\
                        """)
                .flatMap(_ -> host.notify("notifications/initialized"))
                .flatMap(_ -> host.request("tools/list", "{}"));
    }

    private Either<String, JsonNode> wish() {
        account.scene("The person says: " + WISH);
        return call(
                        "codex",
                        """
                        {"prompt":"%s","approval-policy":"untrusted"}\
                        """
                                .formatted(WISH))
                .peek(_ -> host.events("exec_command_end").forEach(this::showOutput))
                .peek(this::showAnswer);
    }

    private Either<String, JsonNode> thank(JsonNode answer) {
        account.scene("The person says: " + THANKS);
        return call(
                        "codex-reply",
                        """
                        {"threadId":"%s","prompt":"%s"}\
                        """
                                .formatted(answer.path("threadId").asString(), THANKS))
                .peek(this::showAnswer);
    }

    /** Calls a tool and returns what its result says to programs. */
    private Either<String, JsonNode> call(String tool, String arguments) {
        return host.request(
                        "tools/call",
                        """
                        {"name":"%s","arguments":%s}\
                        """
                                .formatted(tool, arguments))
                .filterOrElse(
                        result -> !result.path("isError").asBoolean(false),
                        result -> tool + ": " + result.at("/content/0/text").asString())
                .map(result -> result.path("structuredContent"));
    }

    private void showOutput(JsonNode end) {
        account.scene("The command printed:");
        account.quote(end.path("stdout").asString() + end.path("stderr").asString());
    }

    private void showAnswer(JsonNode answer) {
        account.scene("The answer:");
        account.say(answer.path("content").asString());
    }
}
