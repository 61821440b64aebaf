package dev.basalt.adapter.models.http.exchange;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

import org.junit.jupiter.api.Test;

class HttpClientTest {

    /** Else the first request to a local model loads every trusted certificate of the JDK. */
    @Test
    void theClientOfPlainConnectionsHasNoTls() {
        OkHttpClient client = HttpClient.make(ConnectionSpec.CLEARTEXT);

        assertThrows(IllegalStateException.class, client::sslSocketFactory);
    }

    @Test
    void theClientOfSecureConnectionsTrustsTheCertificatesOfTheJdk() {
        OkHttpClient client = HttpClient.make(ConnectionSpec.MODERN_TLS);

        assertNotNull(client.x509TrustManager());
    }
}
