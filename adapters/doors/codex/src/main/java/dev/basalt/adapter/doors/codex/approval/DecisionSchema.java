package dev.basalt.adapter.doors.codex.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.domain.approval.ReviewDecision;

import java.util.List;

/**
 * The form that a client fills in: one choice, which may be left open (then accepting the form
 * approves). A schema in the narrow sense that all revisions of MCP allow.
 */
public record DecisionSchema(Properties properties, String type) {

    static final DecisionSchema INSTANCE =
            new DecisionSchema(
                    new Properties(new Choice("string", List.of(ReviewDecision.values()))),
                    "object");

    public record Properties(Choice decision) {}

    public record Choice(String type, @JsonProperty("enum") List<ReviewDecision> words) {}
}
