package dev.basalt.adapter.doors.conversations;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusParams;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusResult;
import dev.basalt.adapter.doors.jsonrpc.Reply;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.GetAuthStatus.Query;

/** {@code getAuthStatus}. */
public final class GetAuthStatusMethod extends DirectMethod<GetAuthStatusParams> {

    private static final String NAME = "getAuthStatus";

    private final GetAuthStatus getAuthStatus;
    private final AccountQueue queue;

    public GetAuthStatusMethod(GetAuthStatus getAuthStatus, AccountQueue queue) {
        super(GetAuthStatusParams.class);
        this.getAuthStatus = getAuthStatus;
        this.queue = queue;
    }

    @Override
    void handle(GetAuthStatusParams params, Reply reply) {
        Query query =
                new Query(
                        Boolean.TRUE.equals(params.includeToken()),
                        Boolean.TRUE.equals(params.refreshToken()));
        if (query.refreshToken()) {
            // an issuer may be slow, and nobody is to wait for it who did not ask for that
            Work.start(NAME, reply, () -> answer(query, reply));
        } else {
            queue.add(NAME, reply, () -> answer(query, reply));
        }
    }

    private void answer(Query query, Reply reply) {
        getAuthStatus
                .handle(query)
                .peekLeft(error -> reply.error(AccountErrors.of(error)))
                .peek(status ->
                        reply.result(
                                WireWriter.write(
                                        new GetAuthStatusResult(
                                                status.method().orElse(null),
                                                status.preferred(),
                                                status.token().orElse(null)))));
    }
}
