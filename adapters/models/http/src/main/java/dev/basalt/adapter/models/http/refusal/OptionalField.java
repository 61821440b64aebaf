package dev.basalt.adapter.models.http.refusal;

import dev.basalt.domain.model.ModelRequest;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of an API's requests without which the model can be asked as well, or that can have
 * another value. Immutable; two are the same only if they are one object.
 */
public final class OptionalField {

    /** The sent value of a field that is sent with every request. */
    public static final Function<ModelRequest, Optional<String>> ALWAYS = _ -> Optional.of("sent");

    private final String name;
    private final Pattern named;
    private final Function<ModelRequest, Optional<String>> sent;
    private final NamedValue other;
    private final boolean required;
    private final boolean ofConversation;

    private OptionalField(
            String name,
            Pattern named,
            Function<ModelRequest, Optional<String>> sent,
            NamedValue other,
            boolean required,
            boolean ofConversation) {
        this.name = name;
        this.named = named;
        this.sent = sent;
        this.other = other;
        this.required = required;
        this.ofConversation = ofConversation;
    }

    /**
     * A field that is left out when it is refused.
     *
     * @param name what people are told of it
     * @param named matches the texts of refusals that are about it, in any case
     * @param sent returns the value in a request; empty when the field is not in it, and an empty
     *     text when it is not either, but would be with a value that a refusal names
     */
    public static OptionalField of(
            String name, String named, Function<ModelRequest, Optional<String>> sent) {
        return new OptionalField(
                name,
                Pattern.compile(named, Pattern.CASE_INSENSITIVE),
                sent,
                NamedValue.NONE,
                false,
                false);
    }

    /** Returns the field with a value that it gets instead, if a refusal names one. */
    public OptionalField or(NamedValue value) {
        return new OptionalField(name, named, sent, value, required, ofConversation);
    }

    /** Returns the field as one that cannot be left out. */
    public OptionalField neverLeftOut() {
        return new OptionalField(name, named, sent, other, true, ofConversation);
    }

    /** Returns the field as one whose refusal is about one conversation, not about the model. */
    public OptionalField ofConversation() {
        return new OptionalField(name, named, sent, other, required, true);
    }

    boolean isOfConversation() {
        return ofConversation;
    }

    /**
     * Returns what to do about a refusal; empty when it is about something else.
     *
     * @param known what is done already
     */
    Optional<Concession> concession(String refusal, ModelRequest request, Concessions known) {
        Optional<String> value = sent.apply(request);
        if (value.isEmpty() || !known.sends(this) || !named.matcher(refusal).find()) {
            return Optional.empty();
        }
        String now = known.value(this, value.get());
        return other.in(refusal, now)
                .filter(instead -> !instead.equals(now) && !instead.equals(value.get()))
                .map(instead -> new Concession.OtherValue(this, instead))
                .map(Concession.class::cast)
                .or(() ->
                        required || value.get().isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Concession.LeftOut(this)));
    }

    @Override
    public String toString() {
        return name;
    }
}
