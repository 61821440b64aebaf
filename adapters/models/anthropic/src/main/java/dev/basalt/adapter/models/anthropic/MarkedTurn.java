package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.request.CacheMark;
import dev.basalt.adapter.models.http.request.Turn;

import java.util.ArrayList;
import java.util.List;

/**
 * A turn of a request.
 *
 * @param mark whether the provider is asked to remember all that comes up to its end
 */
record MarkedTurn(Turn turn, CacheMark mark) {

    /**
     * What comes up to the end of the user's last two turns is remembered: the last one for the
     * next request, and the one before because it was the last one in the request before this.
     *
     * @param mark how
     */
    static List<MarkedTurn> of(List<Turn> turns, CacheMark mark) {
        int last = userTurnBefore(turns.size(), turns);
        int lastButOne = userTurnBefore(last, turns);
        var marked = new ArrayList<MarkedTurn>(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            marked.add(new MarkedTurn(turns.get(i), mark.when(i == last || i == lastButOne)));
        }
        return marked;
    }

    private static int userTurnBefore(int end, List<Turn> turns) {
        int i = end - 1;
        while (i >= 0 && turns.get(i).ofTheModel()) {
            i--;
        }
        return i;
    }
}
