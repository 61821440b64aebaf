package dev.basalt.benchmark;

import com.sun.management.OperatingSystemMXBean;

import dev.basalt.adapter.doors.codex.event.EventJson;
import dev.basalt.adapter.doors.codex.event.EventParams;
import dev.basalt.adapter.doors.jsonrpc.session.ClientSession;
import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.doors.jsonrpc.transport.Outbox;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.ItemId;
import dev.basalt.domain.identity.TurnId;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Measures how fast events leave the process: an event is written as JSON, wrapped for a listener
 * and sent through the outbox. Run by a JDK 25 after a build, with the options of the server:
 *
 * <pre>program=bootstrap/distribution/target/dist/$(cat bootstrap/distribution/target/dist/current)
 * java "@$program/jvm.options" -cp "$program/lib/*" \
 *     bootstrap/benchmarks/src/main/java/dev/basalt/benchmark/WireBenchmark.java</pre>
 */
public final class WireBenchmark {
    private static final int NOTIFICATIONS = Integer.getInteger("notifications", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final ClientSession session;

    private WireBenchmark(ClientSession session) {
        this.session = session;
    }

    /** Prints notifications per second and microseconds of CPU time for each. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.printf("%-32s %12s %12s%n", "", "per second", "CPU us each");
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf("round %d of %d%n", round, ROUNDS);
            try (var nowhere = new FileOutputStream("/dev/null")) {
                measureAll("/dev/null", nowhere);
            }
            Process reader = new ProcessBuilder("cat").redirectOutput(Redirect.DISCARD).start();
            try (OutputStream pipe = reader.getOutputStream()) {
                measureAll("a pipe", pipe);
            }
            reader.waitFor();
        }
    }

    private static void measureAll(String where, OutputStream out) throws InterruptedException {
        var outbox = Outbox.to(out);
        var benchmark = new WireBenchmark(new Sessions().openLocal(outbox));
        benchmark.measure("one sender, to " + where, 1);
        benchmark.measure("200 senders, to " + where, 200);
        outbox.close(Duration.ofSeconds(10));
    }

    private void measure(String name, int senders) throws InterruptedException {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            threads.add(Thread.ofVirtual().start(() -> send(NOTIFICATIONS / senders)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double microseconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e3;
        System.out.printf(
                "%-32s %,12.0f %12.2f%n",
                name, NOTIFICATIONS / seconds, microseconds / NOTIFICATIONS);
    }

    private void send(int notifications) {
        var conversation = new ConversationId(UUID.randomUUID());
        var turn = new TurnId("0");
        var item = new ItemId(turn, 1);
        for (int i = 0; i < notifications; i++) {
            byte[] msg = EventJson.write(new Event.MessageDelta(item, " word" + i))[0];
            session.notify(
                    "codex/event/" + EventJson.type(msg),
                    EventParams.ofConversation(turn, msg, conversation));
        }
    }
}
