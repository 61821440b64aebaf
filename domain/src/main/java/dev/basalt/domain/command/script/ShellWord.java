package dev.basalt.domain.command.script;

/**
 * A word of a plain script.
 *
 * @param written the word's text in the script, without surrounding quotes and with its escapes
 */
public record ShellWord(String written, Quoting quoting) {

    enum Quoting {
        BARE,
        SINGLE,
        DOUBLE
    }

    /**
     * Returns the argument that bash passes to the program, if it expands no pattern in the word.
     */
    public String meaning() {
        if (quoting == Quoting.SINGLE || written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c != '\\' || i + 1 == written.length()) {
                text.append(c);
                continue;
            }
            char escaped = written.charAt(++i);
            if (quoting == Quoting.DOUBLE && "$`\"\\\n".indexOf(escaped) < 0) {
                text.append(c);
            }
            if (escaped != '\n') {
                text.append(escaped);
            }
        }
        return text.toString();
    }

    /**
     * Returns whether bash may replace the word by the name of any file, also by one that looks
     * like an option. A pattern that begins with a letter can't expand to an option.
     */
    public boolean startsWithPattern() {
        return quoting == Quoting.BARE && (written.startsWith("*") || written.startsWith("?"));
    }
}
