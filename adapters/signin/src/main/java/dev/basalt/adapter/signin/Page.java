package dev.basalt.adapter.signin;

/**
 * A page for the user's browser.
 *
 * @param status the HTTP status
 * @param html whether the body is HTML rather than plain text
 */
record Page(int status, boolean html, String body) {

    static final Page NOT_FOUND = text(404, "Not Found");
    static final Page WRONG_METHOD = text(405, "Method Not Allowed");
    static final Page WRONG_STATE = text(400, "State mismatch");
    static final Page NO_CODE = text(400, "Missing authorization code");
    static final Page USED = text(400, "This sign-in has been completed already");

    static Page signedIn() {
        return html(
                200,
                "Signed in to Basalt",
                "Basalt has stored your sign-in. You can close this page.");
    }

    /** Returns the page of a failed sign-in. */
    static Page failed(int status, String reason) {
        return html(status, "Sign-in failed", reason);
    }

    private static Page text(int status, String body) {
        return new Page(status, false, body);
    }

    private static Page html(int status, String title, String words) {
        return new Page(
                status,
                true,
                """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <title>%1$s</title>
                <style>
                body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1rem }
                </style>
                <h1>%1$s</h1>
                <p>%2$s</p>
                </html>
                """
                        .formatted(title, escaped(words)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
