package dev.basalt.adapter.models.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;

class CallArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "{\"a\":[1, 2.50, -3e4, true, false, null, {\"b\":\"c\\n\"}]}"
                        + " -> {\"a\":[1,2.50,-3e4,true,false,null,{\"b\":\"c\\n\"}]}",
                "{} -> {}",
                "`  ` -> {}",
                "{\"a\": -> {\"unreadable\":\"{\\\"a\\\":\"}",
                "[1] -> {\"unreadable\":\"[1]\"}",
                "{} {} -> {\"unreadable\":\"{} {}\"}",
                "rm -rf -> {\"unreadable\":\"rm -rf\"}",
            })
    void whateverTheModelWroteBecomesAnObject(String arguments, String object) {
        assertEquals(object, written(arguments));
    }

    private static String written(String arguments) {
        var text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            CallArguments.write(arguments, json);
        }
        return text.toString();
    }
}
