package dev.basalt.adapter.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Map;

class IniFileTest {

    @Test
    void settingsBelongToTheSectionAboveThem() {
        assertEquals(
                Map.of(
                        "default", Map.of("region", "us-east-1", "s3", "", "output", "json"),
                        "profile my work", Map.of("key", "a/b+c=", "empty", "")),
                IniFile.sections(
                        """
                        \uFEFFstray = 1
                        # comment
                        [default]
                        region=us-east-1
                        ; comment
                        s3 =
                            max_concurrent_requests = 20
                        [ profile   "my work" ]  # the other one
                        key = a/b+c= # comment
                        empty =
                        no setting
                        [default]
                        output = json
                        """));
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertEquals(
                Map.of("default", Map.of("a", "1", "b", "2")),
                IniFile.sections("[default]\r\na = 1\r\nb = 2\r\n"));
    }
}
