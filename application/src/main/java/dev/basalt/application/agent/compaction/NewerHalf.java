package dev.basalt.application.agent.compaction;

import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.TokenEstimate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The newer half of a history that is too long even to be summarised. */
final class NewerHalf {

    private NewerHalf() {}

    /** Returns it, valid: no output without its call. Empty when there are no halves. */
    static List<HistoryItem> of(List<HistoryItem> history) {
        long room = TokenEstimate.of(history) / 2;
        int from = history.size();
        while (from > 0 && room >= TokenEstimate.of(history.get(from - 1))) {
            from--;
            room -= TokenEstimate.of(history.get(from));
        }
        List<HistoryItem> newer = history.subList(from, history.size());
        Set<String> called = new HashSet<>();
        newer.forEach(item -> {
            switch (item) {
                case HistoryItem.FunctionCall call -> called.add(call.callId());
                case HistoryItem.LocalShellCall call -> called.add(call.outputId());
                case HistoryItem.CustomToolCall call -> called.add(call.callId());
                case HistoryItem.Message _, HistoryItem.Reasoning _, HistoryItem.Output _ -> {}
            }
        });
        return newer.stream()
                .filter(item ->
                        !(item instanceof HistoryItem.Output output)
                                || called.contains(output.callId()))
                .toList();
    }
}
