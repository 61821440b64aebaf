package dev.basalt.adapter.models.http.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why there is no connection, in words for people. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown ->
                    "the host name does not resolve (DNS): " + host(unknown);
            case NoRouteToHostException _ -> "no route to the host";
            case ConnectException refused -> connect(refused);
            case SSLException tls -> "TLS: " + tls(tls);
            case SocketTimeoutException timeout ->
                    says(timeout, "connect")
                            ? "the connection was not accepted in time"
                            : "no response in time";
            case InterruptedIOException _ -> "no response in time";
            case SocketException socket when says(socket, "reset") -> "the connection was reset";
            case SocketException socket when says(socket, "unreachable") ->
                    "the network is unreachable";
            default -> message(e);
        };
    }

    private static String host(UnknownHostException e) {
        String message = message(e);
        int colon = message.indexOf(':');
        return colon < 0 ? message : message.substring(0, colon);
    }

    private static String connect(ConnectException e) {
        if (says(e, "timed out")) {
            return "the connection was not accepted in time";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (says(cause, "unreachable")) {
                return "the network is unreachable";
            }
        }
        return "connection refused";
    }

    private static String tls(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return "the server's certificate has expired";
                }
                case CertificateNotYetValidException _ -> {
                    return "the server's certificate is not valid yet";
                }
                default -> {}
            }
        }
        if (e instanceof SSLPeerUnverifiedException || says(e, "no name matching")) {
            return "the server's certificate is for another host";
        }
        if (says(e, "pkix") || says(e, "trustanchors")) {
            return "the server's certificate is not trusted";
        }
        if (says(e, "plaintext") || says(e, "unsupported or unrecognized ssl message")) {
            return "the server does not speak TLS on this port (https instead of http?)";
        }
        return message(e);
    }

    private static boolean says(Throwable e, String words) {
        String message = e.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(words);
    }

    /** The message, for a person has no use for the name of a class. */
    private static String message(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "the connection was lost" : message;
    }
}
