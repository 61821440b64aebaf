package dev.basalt.bootstrap.demo;

import tools.jackson.databind.JsonNode;

/** What the demo waits for, in the order in which it arrives. */
sealed interface DemoEvent {

    /** The server sent a message. */
    record Received(JsonNode message) implements DemoEvent {}

    /**
     * The server sent a request to the scripted model.
     *
     * @param answer the answer of the model in words
     */
    record ModelRequested(JsonNode request, String answer) implements DemoEvent {}

    /** Nothing arrived for some time. */
    record Silence() implements DemoEvent {}

    /** The output of the server has ended. */
    record Ended() implements DemoEvent {}
}
