package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.request.JsonRequestBody;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.RequestAuthorization.OutgoingRequest;

import io.vavr.control.Either;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes an HTTP request of a call, or returns what is wrong in the provider's entry. */
final class RequestBuilder {

    private RequestBuilder() {}

    static Either<ModelError, Request> build(ModelCall call, String userAgent) {
        var body = new JsonRequestBody(call.content());
        return url(call)
                .flatMap(url ->
                        headers(call, userAgent, authorization(call, url, body))
                                .map(headers ->
                                        new Request.Builder()
                                                .url(url)
                                                .headers(headers)
                                                .post(body)
                                                .build()));
    }

    /** A request for a document, which the credentials of a cloud do not authorize. */
    static Either<ModelError, Request> reading(ModelCall call, String userAgent) {
        return url(call)
                .flatMap(url ->
                        headers(call, userAgent, Map.of())
                                .map(headers ->
                                        new Request.Builder().url(url).headers(headers).build()));
    }

    /** The headers of a provider that takes the credentials of a cloud. */
    private static Map<String, String> authorization(
            ModelCall call, HttpUrl url, JsonRequestBody body) {
        return call.provider()
                .authorization()
                .map(each ->
                        each.headers(
                                new OutgoingRequest(
                                        "POST",
                                        host(url),
                                        url.encodedPath(),
                                        query(url),
                                        JsonRequestBody.TYPE,
                                        body::hash)))
                .orElse(Map.of());
    }

    private static String host(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static List<Map.Entry<String, String>> query(HttpUrl url) {
        var query = new ArrayList<Map.Entry<String, String>>();
        for (int i = 0; i < url.querySize(); i++) {
            query.add(
                    Map.entry(
                            url.queryParameterName(i),
                            Objects.requireNonNullElse(url.queryParameterValue(i), "")));
        }
        return query;
    }

    private static Either<ModelError, HttpUrl> url(ModelCall call) {
        HttpUrl base = HttpUrl.parse(call.provider().baseUrl());
        if (base == null) {
            return unusable(call.provider(), "its base_url is not an HTTP address");
        }
        HttpUrl.Builder url = base.newBuilder().addPathSegments(call.path());
        call.query().forEach(url::addQueryParameter);
        call.provider().queryParams().forEach(url::addQueryParameter);
        return Either.right(url.build());
    }

    /** Those of the provider's entry come last: they are stronger. */
    private static Either<ModelError, Headers> headers(
            ModelCall call, String userAgent, Map<String, String> authorization) {
        var headers = new Headers.Builder();
        headers.set("user-agent", userAgent);
        for (var some : List.of(call.headers(), authorization, call.provider().headers())) {
            for (var header : some.entrySet()) {
                if (!sendable(header)) {
                    return unsendable(call.provider(), header.getKey());
                }
                headers.set(header.getKey(), header.getValue());
            }
        }
        return Either.right(headers.build());
    }

    private static boolean sendable(Map.Entry<String, String> header) {
        return !header.getKey().isEmpty()
                && header.getKey().chars().allMatch(c -> c > ' ' && c < 0x7F && c != ':')
                && header.getValue().chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F));
    }

    private static <T> Either<ModelError, T> unsendable(ProviderSettings provider, String header) {
        return unusable(
                provider,
                "the header `" + header + "` has a value that is not allowed in an HTTP header");
    }

    private static <T> Either<ModelError, T> unusable(ProviderSettings provider, String reason) {
        return Either.left(new ModelError.UnusableProvider(provider.id(), reason));
    }
}
