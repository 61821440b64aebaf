package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.application.auth.LoginWithDeviceCode;
import dev.basalt.application.auth.LoginWithDeviceCode.Started;
import dev.basalt.domain.control.Cancellation;

import java.io.PrintStream;

/** Signs in with a code that the user enters in a browser on any device. */
final class DeviceLogin {

    private final LoginWithDeviceCode withCode;

    DeviceLogin(LoginWithDeviceCode withCode) {
        this.withCode = withCode;
    }

    int run(PrintStream err) {
        return withCode.begin()
                .fold(error -> Outcome.failed(error, err), started -> awaitEnd(started, err));
    }

    private int awaitEnd(Started started, PrintStream err) {
        err.println("1. Open this page in a browser, on any device, and sign in:");
        err.println();
        err.println("    " + started.code().page());
        err.println();
        err.println(
                "2. Enter this code (valid for "
                        + started.code().validFor().toMinutes()
                        + " min):");
        err.println();
        err.println("    " + started.code().userCode());
        err.println();
        err.println("Never enter a code that somebody else gave you. Ctrl-C cancels.");
        return withCode.await(started, new Cancellation())
                .fold(error -> Outcome.failed(error, err), _ -> Outcome.succeeded(err));
    }
}
