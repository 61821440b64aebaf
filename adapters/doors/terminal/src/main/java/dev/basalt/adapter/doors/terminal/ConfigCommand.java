package dev.basalt.adapter.doors.terminal;

import static java.util.stream.Collectors.joining;

import dev.basalt.application.settings.ListConfiguration;
import dev.basalt.application.settings.ListConfiguration.Setting;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Sequence;
import dev.basalt.domain.settings.ConfigValue.Text;
import dev.basalt.domain.settings.ConfigValue.Truth;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;

import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code basalt config}: what a conversation would start with, one setting a line as TOML writes
 * it, and where each comes from. Secrets are left out.
 */
public final class ConfigCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis("config", "", "print the settings in effect and where each one is set");

    private static final int COLUMN = 60;

    /** What a name may hold without quotes. */
    private static final String BARE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** An address may hold a password. */
    private static final Pattern SIGNED_ADDRESS = Pattern.compile("(://)[^/@\\s]+@");

    private final ListConfiguration listConfiguration;

    public ConfigCommand(ListConfiguration listConfiguration) {
        this.listConfiguration = listConfiguration;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return listConfiguration
                .handle(ConversationOptions.NONE)
                .fold(
                        error -> {
                            terminal.err().println("Error: " + error.message());
                            return FAILED;
                        },
                        settings -> {
                            settings.forEach(setting -> terminal.out().println(line(setting)));
                            return 0;
                        });
    }

    private static String line(Setting setting) {
        String key = setting.path().stream().map(ConfigCommand::name).collect(joining("."));
        Place place = setting.value().place();
        return switch (setting.kind()) {
            case SHOWN -> commented(key + " = " + toml(setting.value()), place.toString());
            case SECRET -> commented(key + " = \"***\"", place.toString());
            case UNKNOWN -> commented("# " + key, place + ": unknown key, ignored");
        };
    }

    private static String commented(String text, String comment) {
        return text + " ".repeat(Math.max(1, COLUMN - text.length())) + "# " + comment;
    }

    private static String name(String name) {
        boolean bare = !name.isEmpty() && name.chars().allMatch(c -> BARE.indexOf(c) >= 0);
        return bare ? name : quoted(name);
    }

    private static String toml(ConfigValue value) {
        return switch (value) {
            case Text(String text, _) -> quoted(SIGNED_ADDRESS.matcher(text).replaceAll("$1***@"));
            case Whole(long number, _) -> Long.toString(number);
            case Fraction(double number, _) -> Double.toString(number);
            case Truth(boolean truth, _) -> Boolean.toString(truth);
            case Sequence(List<ConfigValue> items, _) ->
                    items.stream().map(ConfigCommand::toml).collect(joining(", ", "[", "]"));
            case ConfigTable table ->
                    table.entries().entrySet().stream()
                            .map(each -> name(each.getKey()) + " = " + toml(each.getValue()))
                            .collect(joining(", ", "{", "}"));
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int c, StringBuilder to) {
        switch (c) {
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            case '\n' -> to.append("\\n");
            case '\t' -> to.append("\\t");
            case '\r' -> to.append("\\r");
            default -> {
                if (Character.isISOControl(c)) {
                    to.append("\\u%04X".formatted(c));
                } else {
                    to.appendCodePoint(c);
                }
            }
        }
    }
}
