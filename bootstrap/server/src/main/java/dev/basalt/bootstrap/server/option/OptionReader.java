package dev.basalt.bootstrap.server.option;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;

import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Collects the shared options of a command line. Options win over {@code -c}, as in codex, and what
 * contradicts an option that lessens safety is refused.
 */
public final class OptionReader {

    /** The default of codex 0.23.0 for {@code --oss}. */
    private static final String OSS_MODEL = "gpt-oss:20b";

    private static final String VIEW_IMAGE = "view_image";
    private static final String SHELL = "shell_tool";

    /** How an option was spelled, and its value or an empty text. */
    private record Given(String spelled, String value) {}

    private final Map<SharedOption, Given> given = new EnumMap<>(SharedOption.class);
    private final List<String> overrides = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    /**
     * Adds an option.
     *
     * @param spelled as it was typed, without the value
     * @param value an empty text for an option that takes none
     * @return what is wrong with it
     */
    public Optional<String> add(SharedOption option, String spelled, String value) {
        return switch (option) {
            case CONFIG -> override(value);
            case ENABLE, DISABLE -> feature(option == SharedOption.ENABLE, spelled, value);
            case SANDBOX ->
                    oneOf(words(SandboxMode.values(), SandboxMode::word), option, spelled, value);
            case APPROVAL ->
                    oneOf(
                            words(ApprovalPolicy.values(), ApprovalPolicy::word),
                            option,
                            spelled,
                            value);
            case DIRECTORY ->
                    isDirectory(value)
                            ? once(option, spelled, value)
                            : Optional.of(spelled + " " + value + ": there is no such directory");
            default -> {
                if (option.isWithoutEffect()) {
                    notices.add(spelled + " has no effect");
                    yield Optional.empty();
                }
                yield once(option, spelled, value);
            }
        };
    }

    private Optional<String> once(SharedOption option, String spelled, String value) {
        Given before = given.put(option, new Given(spelled, value));
        return before == null || !option.option().takesValue()
                ? Optional.empty()
                : Optional.of(spelled + " is given twice: " + before.value() + " and " + value);
    }

    private Optional<String> oneOf(
            List<String> words, SharedOption option, String spelled, String value) {
        return words.contains(value)
                ? once(option, spelled, value)
                : Optional.of(
                        spelled
                                + " must be one of "
                                + String.join(", ", words)
                                + ", not "
                                + ShownArgument.of(value));
    }

    private static <T> List<String> words(T[] values, Function<T, String> toWord) {
        return Stream.of(values).map(toWord).toList();
    }

    /** The texts are those of codex. */
    private Optional<String> override(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.of("Invalid override (missing '='): " + text);
        }
        if (text.substring(0, equals).isBlank()) {
            return Optional.of("Empty key in override: " + text);
        }
        overrides.add(text);
        return Optional.empty();
    }

    /** To go on with a tool that was to be switched off would lessen safety. */
    private Optional<String> feature(boolean on, String spelled, String name) {
        if (name.equals(SHELL) && !on) {
            return Optional.of(spelled + " " + name + ": this tool cannot be switched off");
        }
        if (name.equals(VIEW_IMAGE)) {
            overrides.add("tools.view_image=" + on);
        } else {
            notices.add(spelled + " " + ShownArgument.of(name) + " has no effect");
        }
        return Optional.empty();
    }

    private static boolean isDirectory(String value) {
        try {
            return Files.isDirectory(Path.of(value));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** Returns all options, or what is wrong with their combination. */
    public Either<String, Options> options() {
        return contradiction()
                .<Either<String, Options>>map(Either::left)
                .orElseGet(() -> Either.right(all()));
    }

    private Optional<String> contradiction() {
        Given bypass = given.get(SharedOption.BYPASS);
        if (bypass == null) {
            return Optional.empty();
        }
        return Stream.of(SharedOption.APPROVAL, SharedOption.SANDBOX, SharedOption.FULL_AUTO)
                .flatMap(other -> Optional.ofNullable(given.get(other)).stream())
                .filter(other -> !other.value().equals(SandboxMode.DANGER_FULL_ACCESS.word()))
                .map(other -> bypass.spelled() + " cannot be used with " + other.spelled())
                .findFirst();
    }

    private Options all() {
        var all = new ArrayList<String>();
        if (given.containsKey(SharedOption.OSS)) {
            all.add(assignment("model", OSS_MODEL));
        }
        all.addAll(overrides);
        if (given.containsKey(SharedOption.OSS)) {
            all.add(assignment("model_provider", "oss"));
        }
        if (given.containsKey(SharedOption.FULL_AUTO)) {
            all.add(assignment("approval_policy", ApprovalPolicy.ON_FAILURE.word()));
            all.add(assignment("sandbox_mode", SandboxMode.WORKSPACE_WRITE.word()));
        }
        if (given.containsKey(SharedOption.BYPASS)) {
            all.add(assignment("approval_policy", ApprovalPolicy.NEVER.word()));
            all.add(assignment("sandbox_mode", SandboxMode.DANGER_FULL_ACCESS.word()));
        }
        set(all, SharedOption.MODEL, "model");
        set(all, SharedOption.PROFILE, "profile");
        set(all, SharedOption.APPROVAL, "approval_policy");
        set(all, SharedOption.SANDBOX, "sandbox_mode");
        Optional<Path> directory =
                Optional.ofNullable(given.get(SharedOption.DIRECTORY))
                        .map(each -> Path.of(each.value()).toAbsolutePath().normalize());
        return new Options(all, directory, given.containsKey(SharedOption.STRICT), notices);
    }

    private void set(List<String> to, SharedOption option, String key) {
        if (given.containsKey(option)) {
            to.add(assignment(key, value(option)));
        }
    }

    private String value(SharedOption option) {
        Given found = given.get(option);
        return found == null ? "" : found.value();
    }

    /** A string of TOML: a model may be named like a number. */
    private static String assignment(String key, String value) {
        StringBuilder text = new StringBuilder(key).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
