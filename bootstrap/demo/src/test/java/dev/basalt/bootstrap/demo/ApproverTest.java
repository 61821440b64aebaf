package dev.basalt.bootstrap.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class ApproverTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    git,init                      | true
                    bash,-lc,git init             | true
                    /bin/sh,-c,git init           | true
                    git,init,--template=/elsewhere | false
                    bash,-lc,git init && rm -rf . | false
                    git,push                      | false
                    init                          | false
                    perl,-c,git init              | false
                    """)
    void withoutAUserOnlyTheCommandOfTheScenarioIsApproved(String command, boolean allowed) {
        var verdict = Approver.ofTheScenario().judge(List.of(command.split(",", -1)));

        assertEquals(allowed, verdict.approved());
    }
}
