package dev.basalt.adapter.doors.jsonrpc.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Moves over JSON text, checks it against the grammar, and reads the few values that an envelope is
 * made of. Used by one thread.
 *
 * <p>Written by hand because start-up time counts: every parser of Jackson loads {@code
 * BigDecimal}, whose tables of powers take the JVM 15 to 40 ms, half of the time to the first
 * answer.
 */
public final class JsonCursor {

    /** The deepest nesting that is read; the same as the object mapper's limit. */
    private static final int DEEPEST = 500;

    private final byte[] text;
    private final int end;
    private int at;
    private boolean beforeFirstKey;

    /**
     * Creates a cursor over part of an array.
     *
     * @param from the first byte
     * @param end the byte after the last
     */
    public JsonCursor(byte[] text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /** Returns the first byte of the next token, or 0 at the end. */
    public byte peek() {
        while (at < end && isBlank(text[at])) {
            at++;
        }
        return at < end ? text[at] : 0;
    }

    /** Returns whether only whitespace is left. */
    public boolean isAtEnd() {
        peek();
        return at == end;
    }

    /** Enters an object, whose keys and values are then read one after the other. */
    public void enterObject() throws UnreadableJson {
        expect('{');
        beforeFirstKey = true;
    }

    /** Returns the next key of the object, whose value must be read then; null after the last. */
    public @Nullable String nextKey() throws UnreadableJson {
        byte sign = peek();
        if (beforeFirstKey && sign != '}') {
            beforeFirstKey = false;
            return key();
        }
        if (!beforeFirstKey && sign == ',') {
            at++;
            return key();
        }
        beforeFirstKey = false;
        expect('}');
        return null;
    }

    /** Moves past a value and returns it. */
    public RawJson value() throws UnreadableJson {
        peek();
        int start = at;
        skip(1);
        return RawJson.of(text, start, at - start);
    }

    /** Moves past a value. */
    public void skip() throws UnreadableJson {
        skip(1);
    }

    /** Reads a string. */
    public String string() throws UnreadableJson {
        peek();
        int start = at + 1;
        boolean escaped = skipString();
        return escaped ? unescape(start, at - 1) : new String(text, start, at - 1 - start, UTF_8);
    }

    private String key() throws UnreadableJson {
        String key = string();
        expect(':');
        return key;
    }

    private void skip(int depth) throws UnreadableJson {
        switch (peek()) {
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case '"' -> skipString();
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
    }

    private void skipObject(int depth) throws UnreadableJson {
        if (depth == DEEPEST) {
            throw UnreadableJson.tooDeep();
        }
        at++;
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            peek();
            skipString();
            expect(':');
            skip(depth + 1);
            if (peek() != ',') {
                expect('}');
                return;
            }
            at++;
        }
    }

    private void skipArray(int depth) throws UnreadableJson {
        if (depth == DEEPEST) {
            throw UnreadableJson.tooDeep();
        }
        at++;
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            skip(depth + 1);
            if (peek() != ',') {
                expect(']');
                return;
            }
            at++;
        }
    }

    /** Moves past a string and returns whether it has escapes. */
    private boolean skipString() throws UnreadableJson {
        take('"');
        boolean escaped = false;
        while (at < end && text[at] != '"') {
            if (text[at] >= 0 && text[at] < ' ') {
                throw malformed("unescaped control character in a string");
            }
            if (text[at] == '\\') {
                escaped = true;
                at++;
                skipEscape();
            } else {
                at++;
            }
        }
        take('"');
        return escaped;
    }

    private void skipEscape() throws UnreadableJson {
        byte letter = at < end ? text[at] : 0;
        if (letter != 'u' && "\"\\/bfnrt".indexOf(letter) < 0) {
            throw malformed("invalid escape sequence in a string");
        }
        at++;
        for (int i = 0; letter == 'u' && i < 4; i++) {
            if (at == end || Character.digit(text[at], 16) < 0) {
                throw malformed("\\u must be followed by four hexadecimal digits");
            }
            at++;
        }
    }

    private void skipWord(String word) throws UnreadableJson {
        for (int i = 0; i < word.length(); i++) {
            take(word.charAt(i));
        }
    }

    private void skipNumber() throws UnreadableJson {
        if (at < end && text[at] == '-') {
            at++;
        }
        if (at < end && text[at] == '0') {
            at++;
        } else {
            skipDigits();
        }
        if (at < end && text[at] == '.') {
            at++;
            skipDigits();
        }
        if (at < end && (text[at] == 'e' || text[at] == 'E')) {
            at++;
            if (at < end && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() throws UnreadableJson {
        int start = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("expected a value");
        }
    }

    private String unescape(int from, int to) {
        var unescaped = new StringBuilder(to - from);
        int plain = from;
        int i = from;
        while (i < to) {
            if (text[i] != '\\') {
                i++;
                continue;
            }
            unescaped.append(new String(text, plain, i - plain, UTF_8));
            boolean coded = text[i + 1] == 'u';
            unescaped.append(coded ? codeUnit(i + 2) : meaning(text[i + 1]));
            i += coded ? 6 : 2;
            plain = i;
        }
        return unescaped.append(new String(text, plain, to - plain, UTF_8)).toString();
    }

    private char codeUnit(int from) {
        return (char) Integer.parseInt(new String(text, from, 4, UTF_8), 16);
    }

    private static char meaning(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }

    private void expect(char sign) throws UnreadableJson {
        peek();
        take(sign);
    }

    private void take(char sign) throws UnreadableJson {
        if (at == end || text[at] != sign) {
            throw malformed("expected " + sign);
        }
        at++;
    }

    private UnreadableJson malformed(String reason) {
        return UnreadableJson.malformed(reason, at);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
