package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.auth.AuthJsonStore;
import dev.basalt.adapter.machine.filesystem.auth.JwtReader;
import dev.basalt.adapter.machine.filesystem.config.TomlConfigurationFile;
import dev.basalt.adapter.models.openai.OpenAiAccount;
import dev.basalt.adapter.signin.DeviceCodeSignIn;
import dev.basalt.adapter.signin.LoopbackSignIn;
import dev.basalt.adapter.signin.OAuthIssuer;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithDeviceCode;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.auth.TokenRenewal;
import dev.basalt.application.settings.ResolveAccountSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.auth.AuthEvent;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.time.Time;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** The commands for signing in and out, run with a home directory, and what they print. */
final class Account {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<String> url = new CompletableFuture<>();
    private final BlockingQueue<AuthEvent> events = new LinkedBlockingQueue<>();
    private final Map<String, String> environment;
    private final AuthJsonStore store;
    private final ResolveAccountSettings settings;
    private final CurrentCredential current;
    private final PendingLogins pending = new PendingLogins();
    private final LoopbackSignIn signIn;
    private final DeviceCodeSignIn device;
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private Optional<Supplier<String>> secretPrompt = Optional.empty();

    Account(Path home, Map<String, String> environment) {
        JwtReader tokens = new JwtReader();
        CodexHome codexHome = new CodexHome(home, true);
        OAuthIssuer issuer = new OAuthIssuer(tokens, Duration.ofSeconds(20));
        this.environment = environment;
        store = new AuthJsonStore(codexHome, tokens);
        settings =
                new ResolveAccountSettings(
                        new ConfigLayers(
                                new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                                new TomlConfigurationFile(codexHome),
                                List.of()));
        current =
                new CurrentCredential(
                        store,
                        new TokenRenewal(store, issuer, new PatientTime()),
                        OpenAiAccount.keyIn(environment),
                        new PatientTime());
        signIn = new LoopbackSignIn(issuer);
        device = new DeviceCodeSignIn(issuer, Duration.ofSeconds(20));
    }

    /** From now on standard input is a terminal, into which one line is typed. */
    void types(String line) {
        secretPrompt = Optional.of(() -> line);
    }

    int login(String input, String... args) {
        return login(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    int login(InputStream input, String... args) {
        LoginWithBrowser withBrowser =
                new LoginWithBrowser(
                        settings,
                        signIn,
                        store,
                        pending,
                        events::add,
                        UUID::randomUUID,
                        new PatientTime());
        return new LoginCommand(
                        new LoginWithApiKey(store, pending),
                        new LoginWithDeviceCode(settings, device, store, new HastyTime()),
                        withBrowser,
                        events,
                        url -> opened.add(url))
                .run(
                        List.of(args),
                        new Terminal(
                                input, stream(out), new UrlWatch(), environment, secretPrompt));
    }

    int loginStatus() {
        return new LoginStatusCommand(new GetAuthStatus(settings, current))
                .run(List.of(), terminal());
    }

    int logout() {
        return new LogoutCommand(new Logout(store, pending, settings, current))
                .run(List.of(), terminal());
    }

    private Terminal terminal() {
        return new Terminal(
                InputStream.nullInputStream(), stream(out), stream(err), environment, secretPrompt);
    }

    /** Returns the address that the person is to open, once it is printed. */
    String awaitUrl() {
        return url.join();
    }

    /** Returns the addresses that were opened in a browser. */
    List<String> opened() {
        return List.copyOf(opened);
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** Standard error, watched for the address to open. */
    private final class UrlWatch extends PrintStream {

        UrlWatch() {
            super(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public void println(String line) {
            super.println(line);
            if (line.startsWith("    http")) {
                url.complete(line.strip());
            }
        }
    }

    /** A clock by which every wait is over at once. */
    private static final class HastyTime implements Time {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            return true;
        }
    }

    /** A clock by which nothing ever times out. */
    private static final class PatientTime implements Time {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (var _ = cancellation.onCancel(cancelled::countDown)) {
                cancelled.await();
                return false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
