package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.event.SubmissionNumbers;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.bootstrap.agent.Shutdown;

/** What all doors share: the sessions and the threads that serve their requests. */
final class SessionsModule extends AbstractModule {

    private final Sessions sessions;

    SessionsModule(Sessions sessions) {
        this.sessions = sessions;
    }

    @Provides
    Sessions sessions() {
        return sessions;
    }

    @Provides
    @Singleton
    SubmissionNumbers submissionNumbers() {
        return new SubmissionNumbers();
    }

    @Provides
    @Singleton
    RequestThreads requestThreads(Shutdown shutdown) {
        var threads = new RequestThreads();
        shutdown.register(Shutdown.Step.STOP_ACCEPTING_REQUESTS, threads::stopAccepting);
        shutdown.register(Shutdown.Step.FINISH_REQUESTS, threads::close);
        return threads;
    }
}
