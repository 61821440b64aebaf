package dev.basalt.adapter.doors.mcp.params;

import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

import java.util.Map;

/**
 * The members of params, read without an object mapper, which would take longer to build than the
 * first answer may.
 *
 * @param path where they are, seen from the message
 */
public record Params(String path, Map<String, RawJson> members) {

    /** Reads the params of a message, which must be an object. */
    public static Params of(RawJson params) throws ParamsException {
        return object("params", params);
    }

    private static Params object(String path, RawJson json) throws ParamsException {
        if (json.isAbsentOrNull()) {
            throw new ParamsException(path, "required");
        }
        var members = json.members();
        if (members.isEmpty()) {
            throw new ParamsException(path, "expected an object");
        }
        return new Params(path, members.get());
    }

    /** Returns a member that must be an object. */
    public Params object(String name) throws ParamsException {
        return object(path + "." + name, get(name));
    }

    /**
     * Returns a member that must be an object, or a list without elements: hosts in languages where
     * an empty map and an empty list are the same write {@code []} for {@code {}}.
     */
    public Params objectOrEmptyList(String name) throws ParamsException {
        return get(name).isEmptyList() ? new Params(path + "." + name, Map.of()) : object(name);
    }

    /** Checks that a member, where there is one, is {@code true} or {@code false}. */
    public void checkBoolean(String name) throws ParamsException {
        RawJson value = get(name);
        if (!value.isAbsentOrNull() && !value.isBoolean()) {
            throw new ParamsException(path + "." + name, "expected a boolean");
        }
    }

    /** Returns a member that must be a string. */
    public String string(String name) throws ParamsException {
        RawJson value = get(name);
        if (value.isAbsentOrNull()) {
            throw new ParamsException(path + "." + name, "required");
        }
        var text = value.string();
        if (text.isEmpty()) {
            throw new ParamsException(path + "." + name, "expected a string");
        }
        return text.get();
    }

    /** Returns a member; {@link RawJson#ABSENT} where there is none. */
    public RawJson get(String name) {
        return members.getOrDefault(name, RawJson.ABSENT);
    }
}
