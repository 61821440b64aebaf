package dev.basalt.application.settings.keys;

import static dev.basalt.domain.settings.type.SettingTypes.COUNT;
import static dev.basalt.domain.settings.type.SettingTypes.TEXT;
import static dev.basalt.domain.settings.type.SettingTypes.listOf;
import static dev.basalt.domain.settings.type.SettingTypes.oneOf;

import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.settings.key.Declarations;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.Scope;
import dev.basalt.domain.settings.key.SettingKey;

import java.util.List;

/** How users sign in. */
public final class AccountKeys {

    private static final Declarations KEYS = new Declarations("sign-in", Scope.PROTECTED);

    public static final SettingKey<AuthMode> PREFERRED_AUTH_METHOD =
            KEYS.key("preferred_auth_method", oneOf(AuthMode.values(), AuthMode::word))
                    .scope(Scope.CALL)
                    .byDefault(AuthMode.CHATGPT)
                    .means("Which credential is used when both a key and tokens are stored.");

    public static final SettingKey<String> ISSUER =
            KEYS.key("sign_in.issuer", TEXT)
                    .byDefault("https://auth.openai.com")
                    .means(
                            "The http or https address whose `/oauth/authorize` and `/oauth/token`"
                                    + " are used.");

    public static final SettingKey<String> CLIENT_ID =
            KEYS.key("sign_in.client_id", TEXT)
                    .byDefault("app_EMoamEEZ73f0CkXaXp7hrann")
                    .means("The OAuth client id of the program.");

    public static final SettingKey<List<Long>> CALLBACK_PORTS =
            KEYS.key("sign_in.callback_ports", listOf(COUNT))
                    .byDefault(List.of(1455L))
                    .means(
                            "The ports for the redirect of the browser, of which the first free"
                                    + " one is used; 0 is any free port. The issuer must allow"
                                    + " them.");

    public static final SettingKey<String> CHATGPT_CLIENT_VERSION =
            KEYS.key("chatgpt_client_version", TEXT)
                    .byDefault(AccountSettings.CLIENT_VERSION)
                    .means(
                            "The version of codex's protocol that requests with a ChatGPT sign-in"
                                    + " name. The service offers newer models to newer versions"
                                    + " only.");

    public static final KeyGroup GROUP = KEYS.group();

    private AccountKeys() {}
}
