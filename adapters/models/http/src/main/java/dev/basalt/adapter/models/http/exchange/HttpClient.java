package dev.basalt.adapter.models.http.exchange;

import io.vavr.Lazy;

import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP clients, one for plain connections and one for TLS, each made when it is first needed:
 * TLS with its trusted certificates costs a tenth of a second. Thread-safe.
 */
final class HttpClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    private final Lazy<OkHttpClient> plain = Lazy.of(() -> make(ConnectionSpec.CLEARTEXT));
    private final Lazy<OkHttpClient> secure = Lazy.of(() -> make(ConnectionSpec.MODERN_TLS));

    /** Loads what both clients have in common. */
    static void load() {
        make(ConnectionSpec.CLEARTEXT);
    }

    /**
     * Prepares a request.
     *
     * @param silence how long the connection may stay without a byte
     */
    Call newCall(Request request, Duration silence) {
        OkHttpClient client = request.isHttps() ? secure.get() : plain.get();
        return client.newCall(
                request.newBuilder().tag(Silence.class, new Silence(silence)).build());
    }

    /** Makes a client that connects in one way only; that to a proxy is always plain. */
    static OkHttpClient make(ConnectionSpec connections) {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(connections))
                .connectTimeout(CONNECT_TIMEOUT)
                .socketFactory(new NoDelaySockets())
                // a credential must not follow to another host
                .followRedirects(false)
                .followSslRedirects(false)
                // it takes a thread of the operating system for every connection
                .fastFallback(false)
                .addInterceptor(HttpClient::limitSilence)
                .addNetworkInterceptor(HttpClient::withoutDelay)
                .build();
    }

    private record Silence(Duration limit) {}

    private static Response limitSilence(Interceptor.Chain chain) throws IOException {
        Silence silence = chain.request().tag(Silence.class);
        if (silence == null) {
            return chain.proceed(chain.request());
        }
        int millis = (int) silence.limit().toMillis();
        return chain.withReadTimeout(millis, TimeUnit.MILLISECONDS)
                .withWriteTimeout(millis, TimeUnit.MILLISECONDS)
                .proceed(chain.request());
    }

    /** A socket through a SOCKS proxy is not made by the factory. */
    private static Response withoutDelay(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection != null) {
            connection.socket().setTcpNoDelay(true);
        }
        return chain.proceed(chain.request());
    }
}
