package dev.basalt.bootstrap.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks whether what was told has happened, where it can be seen. */
final class Proof {

    /**
     * What should be the case in the end.
     *
     * @param sentence for people
     */
    record Claim(String sentence, boolean holds) {}

    private Proof() {}

    /** Call it when the server's input has ended. */
    static List<Claim> of(Stage stage, Host host) {
        var claims = new ArrayList<Claim>();
        claims.add(
                new Claim(
                        "the server asked before it ran the command",
                        host.received().stream()
                                .anyMatch(message ->
                                        message.path("method")
                                                .asString("")
                                                .equals("elicitation/create"))));
        claims.add(
                new Claim(
                        "the command ended with status 0",
                        host.events("exec_command_end").stream()
                                .anyMatch(end -> end.path("exit_code").asInt(-1) == 0)));
        Path repository = stage.project().resolve(".git");
        claims.add(new Claim(repository + " exists", Files.isDirectory(repository)));
        if (stage.model().isPresent()) {
            claims.add(
                    new Claim(
                            "the model was told what the command printed",
                            host.modelRequests().stream()
                                    .anyMatch(request -> holdsOutput(request.toString()))));
        }
        claims.add(
                new Claim(
                        "the server left with status 0 as soon as its input ended",
                        stage.serverLeaves()));
        return claims;
    }

    private static boolean holdsOutput(String request) {
        return request.contains("function_call_output") && request.contains("/project/.git/");
    }
}
