package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.refusal.Concession.ToolForm;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is done differently for a model, or for a conversation with it, because its provider has
 * refused the usual. Immutable.
 */
public final class Concessions {

    /** Nothing was refused. */
    public static final Concessions NONE = new Concessions(Map.of(), Map.of(), 0);

    /** The values of fields; empty for those that are left out. */
    private final Map<OptionalField, Optional<String>> fields;

    private final Map<String, ToolForm> tools;
    private final int thoughtless;

    private Concessions(
            Map<OptionalField, Optional<String>> fields,
            Map<String, ToolForm> tools,
            int thoughtless) {
        this.fields = Map.copyOf(fields);
        this.tools = Map.copyOf(tools);
        this.thoughtless = thoughtless;
    }

    /** Returns whether a field is not left out. */
    public boolean sends(OptionalField field) {
        return !Optional.empty().equals(fields.get(field));
    }

    /** Returns the value that a field has instead of the usual one. */
    public String value(OptionalField field, String usual) {
        Optional<String> instead = fields.get(field);
        return instead == null ? usual : instead.orElse(usual);
    }

    /** Returns these, with one more field that is left out. */
    public Concessions without(OptionalField field) {
        return with(field, Optional.empty());
    }

    Optional<ToolForm> form(String tool) {
        return Optional.ofNullable(tools.get(tool));
    }

    Concessions plus(Concession more) {
        return switch (more) {
            case Concession.LeftOut(var field) -> without(field);
            case Concession.OtherValue(var field, var value) -> with(field, Optional.of(value));
            case Concession.WithoutThoughts(int items) -> new Concessions(fields, tools, items);
            case Concession.OtherTool(var tool, var form) -> {
                var forms = new HashMap<>(tools);
                forms.put(tool, form);
                yield new Concessions(fields, forms, thoughtless);
            }
        };
    }

    private Concessions with(OptionalField field, Optional<String> value) {
        var values = new HashMap<>(fields);
        values.put(field, value);
        return new Concessions(values, tools, thoughtless);
    }

    /** Returns these and those of the conversation. */
    Concessions and(Concessions ofConversation) {
        var values = new HashMap<>(fields);
        values.putAll(ofConversation.fields);
        var forms = new HashMap<>(tools);
        forms.putAll(ofConversation.tools);
        return new Concessions(values, forms, Math.max(thoughtless, ofConversation.thoughtless));
    }

    /** Returns the request with the tools and the history that the provider takes. */
    ModelRequest applyTo(ModelRequest request) {
        ModelRequest adjusted = request;
        if (hasThoughtsToLeaveOut(request.input())) {
            adjusted = adjusted.withInput(withoutThoughts(request.input()));
        }
        if (!tools.isEmpty()) {
            List<ToolSpec> offered = new ArrayList<>(request.tools().size());
            for (ToolSpec tool : request.tools()) {
                ToolForm form = tools.get(RefusedTool.name(tool));
                if (form == null) {
                    offered.add(tool);
                } else if (form == ToolForm.SIMPLE) {
                    offered.add(RefusedTool.simple(tool));
                }
            }
            adjusted = adjusted.withTools(offered);
        }
        return adjusted;
    }

    /** A history that has become shorter is another one. */
    private boolean hasThoughtsToLeaveOut(List<HistoryItem> input) {
        return thoughtless > 0 && thoughtless <= input.size();
    }

    private List<HistoryItem> withoutThoughts(List<HistoryItem> input) {
        List<HistoryItem> others = new ArrayList<>(input.size());
        for (int i = 0; i < input.size(); i++) {
            if (i >= thoughtless || !(input.get(i) instanceof HistoryItem.Reasoning)) {
                others.add(input.get(i));
            }
        }
        return others;
    }
}
