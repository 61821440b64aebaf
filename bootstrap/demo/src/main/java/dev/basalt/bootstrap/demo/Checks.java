package dev.basalt.bootstrap.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks afterwards that the session had its effects. */
final class Checks {

    /**
     * Something that must hold at the end.
     *
     * @param sentence in words
     */
    record Check(String sentence, boolean holds) {}

    private Checks() {}

    /** Runs the checks; the server's input must have ended. */
    static List<Check> of(DemoEnvironment environment, DemoClient client) {
        var checks = new ArrayList<Check>();
        checks.add(
                new Check(
                        "the server asked for approval before it ran the command",
                        client.received().stream()
                                .anyMatch(message ->
                                        message.path("method")
                                                .asString("")
                                                .equals("elicitation/create"))));
        checks.add(
                new Check(
                        "the command exited with status 0",
                        client.events("exec_command_end").stream()
                                .anyMatch(end -> end.path("exit_code").asInt(-1) == 0)));
        Path repository = environment.project().resolve(".git");
        checks.add(new Check(repository + " exists", Files.isDirectory(repository)));
        if (environment.model().isPresent()) {
            checks.add(
                    new Check(
                            "the model received the output of the command",
                            client.modelRequests().stream()
                                    .anyMatch(request -> holdsOutput(request.toString()))));
        }
        checks.add(
                new Check(
                        "the server exited with status 0 when its input ended",
                        environment.serverExits()));
        return checks;
    }

    private static boolean holdsOutput(String request) {
        return request.contains("function_call_output") && request.contains("/project/.git/");
    }
}
