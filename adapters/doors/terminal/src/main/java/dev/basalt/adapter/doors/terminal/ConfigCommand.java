package dev.basalt.adapter.doors.terminal;

import dev.basalt.application.settings.ListConfiguration;
import dev.basalt.application.settings.ListConfiguration.Setting;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.settings.ConfigWriter;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code basalt config}: the settings of a conversation that starts now, one per line as the
 * configuration file has them, and where each comes from. Secrets are replaced by {@code ***}. It
 * fails when no conversation could start.
 */
public final class ConfigCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis("config", "print the settings in effect and where each one is set");

    private static final int COLUMN = 60;

    /** An address may contain a password. */
    private static final Pattern SIGNED_ADDRESS = Pattern.compile("(://)[^/@\\s]+@");

    private final ListConfiguration listConfiguration;
    private final ResolveSettings resolveSettings;
    private final ConfigWriter writer;

    public ConfigCommand(
            ListConfiguration listConfiguration,
            ResolveSettings resolveSettings,
            ConfigWriter writer) {
        this.listConfiguration = listConfiguration;
        this.resolveSettings = resolveSettings;
        this.writer = writer;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return listConfiguration
                .handle(ConversationOptions.NONE)
                .fold(
                        error -> refuse(error, terminal),
                        listing -> {
                            listing.missingFile()
                                    .ifPresent(file ->
                                            terminal.out().println("# There is no " + file + "."));
                            listing.settings()
                                    .forEach(setting -> terminal.out().println(line(setting)));
                            return check(terminal);
                        });
    }

    /** What is correct by itself can still be unusable for a conversation. */
    private int check(Terminal terminal) {
        return resolveSettings
                .handle(ConversationOptions.NONE)
                .fold(
                        error -> refuse(error, terminal),
                        settings -> {
                            settings.notices()
                                    .forEach(notice -> terminal.out().println("# " + notice));
                            return 0;
                        });
    }

    private static int refuse(SettingsError error, Terminal terminal) {
        terminal.err().println("Error: " + error.message());
        return FAILED;
    }

    private String line(Setting setting) {
        String key = writer.key(setting.path());
        Place place = setting.value().place();
        return switch (setting.kind()) {
            case SHOWN -> commented(key + " = " + shown(setting), place.toString());
            case SECRET -> commented(key + " = \"***\"", place.toString());
            case UNKNOWN -> commented("# " + key, place + ": unknown key, ignored");
        };
    }

    private String shown(Setting setting) {
        return SIGNED_ADDRESS.matcher(writer.value(setting.value())).replaceAll("$1***@");
    }

    private static String commented(String text, String comment) {
        return text + " ".repeat(Math.max(1, COLUMN - text.length())) + "# " + comment;
    }
}
