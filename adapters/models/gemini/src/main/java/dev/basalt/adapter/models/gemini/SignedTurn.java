package dev.basalt.adapter.models.gemini;

import dev.basalt.adapter.models.http.request.Turn;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A turn of a request.
 *
 * @param demanded whether the first call of an answer must have a signature
 * @param ids whether calls and their outputs have ids
 */
record SignedTurn(Turn turn, boolean demanded, boolean ids) {

    /** Models from 3 on refuse an answer whose first call has no signature. */
    private static final Pattern DEMANDS_SIGNATURES =
            Pattern.compile("gemini-(?:[3-9]|\\d\\d|[a-z])");

    static List<SignedTurn> of(List<Turn> turns, boolean demanded, boolean ids) {
        return turns.stream().map(turn -> new SignedTurn(turn, demanded, ids)).toList();
    }

    /** Returns whether a model is known to demand signatures. */
    static boolean areDemanded(String model) {
        return DEMANDS_SIGNATURES.matcher(model).find();
    }
}
