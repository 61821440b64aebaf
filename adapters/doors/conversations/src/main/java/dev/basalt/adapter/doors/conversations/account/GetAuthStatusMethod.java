package dev.basalt.adapter.doors.conversations.account;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusParams;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusResult;
import dev.basalt.adapter.doors.conversations.DirectMethod;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Reply;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads.InOrder;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.GetAuthStatus.Query;

/** {@code getAuthStatus}. */
public final class GetAuthStatusMethod extends DirectMethod<GetAuthStatusParams> {

    private static final String NAME = "getAuthStatus";

    private final GetAuthStatus getAuthStatus;
    private final InOrder queue;
    private final RequestThreads threads;

    /**
     * Creates the method.
     *
     * @param queue of all methods about accounts
     */
    public GetAuthStatusMethod(GetAuthStatus getAuthStatus, InOrder queue, RequestThreads threads) {
        super(GetAuthStatusParams.class);
        this.getAuthStatus = getAuthStatus;
        this.queue = queue;
        this.threads = threads;
    }

    @Override
    protected void handle(GetAuthStatusParams params, ClientSession session, Reply reply) {
        Query query =
                new Query(
                        Boolean.TRUE.equals(params.includeToken()),
                        Boolean.TRUE.equals(params.refreshToken()));
        if (query.refreshToken()) {
            // an issuer may be slow, and requests that do not need it must not wait for it
            threads.start(NAME, reply, () -> answer(query, reply));
        } else {
            queue.start(NAME, reply, () -> answer(query, reply));
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
