package dev.basalt.bootstrap.demo;

import tools.jackson.databind.JsonNode;

/** What comes in while a story is played, in the order in which it came. */
sealed interface Happening {

    /** The server wrote a message. */
    record Received(JsonNode message) implements Happening {}

    /**
     * The server asked the scripted model.
     *
     * @param answer what the model says to it, half a sentence
     */
    record ModelAsked(JsonNode request, String answer) implements Happening {}

    /** For some time there was nothing else. */
    record Silence() implements Happening {}

    /** The server will write nothing more. */
    record Ended() implements Happening {}
}
