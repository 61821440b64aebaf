package dev.basalt.domain.model.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class AccountModelTest {

    @ParameterizedTest
    @CsvSource({
        "0.166.0, 0.23.0, true",
        "0.166.0, 0.165.9, true",
        "1, 0.999.9, true",
        "0.166.1, 0.166, true",
        "0.166.0, 0.166, false",
        "0.166.0, 0.166.0-alpha.1, false",
        "0.166.0, 0.171.0, false",
        "0.9.0, 0.10.0, false",
        "99999999999999999999, 1, true",
    })
    void versionsAreComparedByTheirNumbers(String needed, String version, boolean later) {
        assertEquals(later, new AccountModel("heron", Optional.of(needed)).needsLaterThan(version));
    }

    @Test
    void aModelWithoutAVersionIsForAll() {
        assertEquals(false, new AccountModel("heron", Optional.empty()).needsLaterThan("0.0.1"));
    }
}
