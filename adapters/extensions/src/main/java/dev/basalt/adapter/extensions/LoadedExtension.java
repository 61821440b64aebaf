package dev.basalt.adapter.extensions;

import dev.basalt.domain.model.ModelApi;

import java.util.List;

/**
 * What an extension adds.
 *
 * @param source where it was found, for people
 */
record LoadedExtension(String source, List<ModelApi> modelApis) {

    LoadedExtension {
        modelApis = List.copyOf(modelApis);
    }

    String leftOut(String reason) {
        return leftOut(source, reason);
    }

    static String leftOut(String source, String reason) {
        return "extension not loaded: " + source + ": " + reason;
    }
}
