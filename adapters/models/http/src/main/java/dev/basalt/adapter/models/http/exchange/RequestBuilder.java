package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.request.JsonRequestBody;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.ProviderSettings;

import io.vavr.control.Either;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

import java.util.Map;

/** Makes an HTTP request of a call, or returns what is wrong in the provider's entry. */
final class RequestBuilder {

    private RequestBuilder() {}

    static Either<ModelError, Request> build(ModelCall call, String userAgent) {
        return url(call)
                .flatMap(url ->
                        headers(call, userAgent).map(headers -> request(call, url, headers)));
    }

    private static Request request(ModelCall call, HttpUrl url, Headers headers) {
        return new Request.Builder()
                .url(url)
                .headers(headers)
                .post(new JsonRequestBody(call.content()))
                .build();
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

    private static Either<ModelError, Headers> headers(ModelCall call, String userAgent) {
        var headers = new Headers.Builder();
        headers.set("user-agent", userAgent);
        for (var own : call.headers().entrySet()) {
            if (!sendable(own)) {
                return unsendable(call.provider(), own.getKey());
            }
            headers.set(own.getKey(), own.getValue());
        }
        for (var configured : call.provider().headers().entrySet()) {
            if (!sendable(configured)) {
                return unsendable(call.provider(), configured.getKey());
            }
            headers.set(configured.getKey(), configured.getValue());
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
