package dev.basalt.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolNamesTest {

    @ParameterizedTest
    @CsvSource({
        "shell, shell",
        "default_api.shell, shell",
        "default_api:shell, shell",
        "functions.shell, shell",
        "shell<|channel|>commentary, shell",
        "' shell ', shell",
        "container.exec, container.exec",
        "functions, functions",
    })
    void aNameIsReadWithoutItsNamespaceAndMarks(String written, String name) {
        assertEquals(name, ToolNames.plain(written));
    }
}
