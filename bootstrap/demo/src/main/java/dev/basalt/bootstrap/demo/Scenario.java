package dev.basalt.bootstrap.demo;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** The session: a prompt, an approved command, the answer, and one more turn. */
final class Scenario {

    /** The answers of the scripted model, request by request. */
    static final List<ScriptedModel.Step> SCRIPT =
            List.of(
                    ScriptedModel.Step.command("git", "init"),
                    ScriptedModel.Step.message("This folder is a Git repository now."),
                    ScriptedModel.Step.message("No, it has no commit yet."));

    private static final String PROMPT =
            "Make this folder a Git repository: run exactly `git init`, then say what you did.";
    private static final String FOLLOW_UP = "Thank you. Is there a commit in it already?";

    private final DemoClient client;
    private final Transcript transcript;

    Scenario(DemoClient client, Transcript transcript) {
        this.client = client;
        this.transcript = transcript;
    }

    /** Runs to the end, or to the first failure. */
    Either<String, JsonNode> run() {
        return initialize().flatMap(_ -> prompt()).flatMap(this::followUp);
    }

    private Either<String, JsonNode> initialize() {
        transcript.section(
                "A client starts the server, initializes the session and lists the tools:");
        return client.request(
                        "initialize",
                        """
                        {"protocolVersion":"2025-11-25","capabilities":{"elicitation":{}},\
                        "clientInfo":{"name":"basalt-demo","version":"1"}}\
                        """)
                .flatMap(_ -> client.notify("notifications/initialized"))
                .flatMap(_ -> client.request("tools/list", "{}"));
    }

    private Either<String, JsonNode> prompt() {
        transcript.section("The user's prompt: " + PROMPT);
        return call(
                        "codex",
                        """
                        {"prompt":"%s","approval-policy":"untrusted"}\
                        """
                                .formatted(PROMPT))
                .peek(_ -> client.events("exec_command_end").forEach(this::showOutput))
                .peek(this::showAnswer);
    }

    private Either<String, JsonNode> followUp(JsonNode answer) {
        transcript.section("The user's prompt: " + FOLLOW_UP);
        return call(
                        "codex-reply",
                        """
                        {"threadId":"%s","prompt":"%s"}\
                        """
                                .formatted(answer.path("threadId").asString(), FOLLOW_UP))
                .peek(this::showAnswer);
    }

    /** Calls a tool and returns the structured content of its result. */
    private Either<String, JsonNode> call(String tool, String arguments) {
        return client.request(
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
        transcript.section("Output of the command:");
        transcript.quote(end.path("stdout").asString() + end.path("stderr").asString());
    }

    private void showAnswer(JsonNode answer) {
        transcript.section("The answer:");
        transcript.text(answer.path("content").asString());
    }
}
