package dev.basalt.adapter.signin;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SystemBrowserTest {

    @Test
    void nothingIsOpenedWithoutAScreen() {
        assertFalse(new SystemBrowser("Linux", Map.of()).open("http://localhost/"));
    }
}
