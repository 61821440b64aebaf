package dev.basalt.adapter.doors.terminal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class AccountCommandsTest {

    private static final String KEY = "sk-0123456789abcdef";

    @TempDir Path home;

    @Nested
    class Login {

        @Test
        void takesAKeyFromAnOption() throws IOException {
            Account account = account();

            assertEquals(0, account.login("", "--api-key", KEY));

            assertEquals(
                    lines(
                            "basalt: warning: a key in an option can be seen by other users and"
                                    + " stays in the history of the shell. Better: printenv"
                                    + " OPENAI_API_KEY | basalt login --with-api-key",
                            "Successfully logged in"),
                    account.errors());
            assertEquals("", account.printed());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @Test
        void readsAKeyFromStandardInputWithoutAPrompt() throws IOException {
            Account account = account();

            assertEquals(0, account.login(KEY + "\n", "--with-api-key"));

            assertEquals(lines("Successfully logged in"), account.errors());
            assertTrue(
                    Files.readString(home.resolve("auth.json"))
                            .contains("\"OPENAI_API_KEY\": \"" + KEY + "\""));
        }

        @Test
        void promptsForAKeyAtATerminal() throws IOException {
            Account account = account();
            account.types(KEY);

            assertEquals(0, account.login("", "--with-api-key"));

            assertEquals(
                    lines(
                            "Type or paste the API key and press Enter; it is not shown.",
                            "Successfully logged in"),
                    account.errors());
            assertEquals("", account.printed());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @Test
        void refusesAnEmptyKey() {
            Account account = account();

            assertEquals(1, account.login("", "--with-api-key"));
            assertEquals(lines("Error logging in: the API key is empty"), account.errors());
        }

        @Test
        void replacesAFileThatItCannotRead() throws IOException {
            Files.writeString(home.resolve("auth.json"), "not JSON");
            Account account = account();

            assertEquals(0, account.login(KEY, "--with-api-key"));
            assertEquals(lines("Successfully logged in"), account.errors());
            assertTrue(Files.readString(home.resolve("auth.json")).contains(KEY));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"--nonsense", "--api-key", "sk-typed-by-mistake", "--device-auth=1"})
        void refusesAnUnknownArgumentWithoutRepeatingAKey(String argument) {
            Account account = account();

            assertEquals(2, account.login("", argument));
            assertTrue(account.errors().endsWith(lines("; see basalt login --help")));
            assertFalse(account.errors().contains("sk-typed-by-mistake"));
        }

        @Test
        void refusesOptionsThatExcludeEachOther() {
            Account account = account();

            assertEquals(2, account.login(KEY, "--with-api-key", "--device-auth"));
            assertEquals(
                    lines(
                            "basalt: the options --with-api-key and --device-auth exclude each"
                                    + " other; see basalt login --help"),
                    account.errors());
        }

        @Test
        void refusesATextThatIsNoKeyWithoutRepeatingIt() {
            Account account = account();

            assertEquals(1, account.login("sk-s3cret one\n", "--with-api-key"));
            assertEquals(
                    lines(
                            "Error logging in: the API key contains a blank, a control character"
                                    + " or a letter outside ASCII"),
                    account.errors());
        }

        @Test
        void reportsAWrongConfiguration() throws IOException {
            Files.writeString(home.resolve("config.toml"), "sign_in = 5\n");
            Account account = account();

            assertEquals(1, account.login(""));
            assertEquals(
                    lines(
                            "Error logging in: expected a table, found 5 in `sign_in` ("
                                    + home.resolve("config.toml")
                                    + ", line 1)"),
                    account.errors());
        }
    }

    @Nested
    class Status {

        @Test
        void showsOnlyTheEndsOfAKey() {
            account().login("", "--api-key", KEY);
            Account account = account();

            assertEquals(0, account.loginStatus());
            assertEquals(lines("Logged in using an API key - sk-01234***bcdef"), account.errors());
        }

        @Test
        void saysThatAKeyComesFromTheEnvironment() {
            Account account = new Account(home, Map.of("OPENAI_API_KEY", KEY));

            assertEquals(0, account.loginStatus());
            assertEquals(
                    lines(
                            "Logged in using an API key - sk-01234***bcdef",
                            "   API loaded from OPENAI_API_KEY environment variable"),
                    account.errors());
        }
    }

    @Nested
    class Logout {

        @Test
        void deletesTheKey() {
            account().login("", "--api-key", KEY);
            Account account = account();

            assertEquals(0, account.logout());
            assertEquals(lines("Successfully logged out"), account.errors());
            assertFalse(Files.exists(home.resolve("auth.json")));
        }

        @Test
        void succeedsWithoutALogin() {
            Account account = account();

            assertEquals(0, account.logout());
            assertEquals(lines("Not logged in"), account.errors());
        }
    }

    private Account account() {
        return new Account(home, Map.of());
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
