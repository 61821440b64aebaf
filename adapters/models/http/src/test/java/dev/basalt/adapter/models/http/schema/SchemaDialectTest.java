package dev.basalt.adapter.models.http.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.request.SampleRequest;
import dev.basalt.domain.tool.spec.Schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas of tools that come from elsewhere. */
class SchemaDialectTest {

    private static String json(SchemaDialect dialect, String schema) {
        return SampleRequest.json(json -> dialect.write(new Schema.Raw(schema), json));
    }

    @Test
    void aJsonSchemaIsWrittenAsItIs() {
        String schema =
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
                "properties":{"n":{"type":["integer","null"],"minimum":-1.5e3}},\
                "additionalProperties":true,"required":[]}\
                """;

        assertEquals(schema, json(SchemaDialect.JSON_SCHEMA, schema));
    }

    @ParameterizedTest
    @CsvSource({"JSON_SCHEMA, {'type':'object'}", "OPEN_API, {'type':'OBJECT'}"})
    void anInvalidSchemaBecomesAnyObject(SchemaDialect dialect, String expected) {
        String json = json(dialect, "{\"type\":");

        assertEquals(expected.replace('\'', '"'), json.replace(",\"properties\":{}", ""));
    }

    /** One row a keyword. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"type":"string","description":"d","format":"date-time"} | {"description":"d","type":"STRING","format":"date-time"}
                    {"type":"string","format":"uri","pattern":"a+","default":"x"} | {"type":"STRING"}
                    {"type":["integer","null"],"minimum":1,"maximum":9} | {"type":"INTEGER","nullable":true,"minimum":1,"maximum":9}
                    {"type":"number","exclusiveMinimum":0} | {"type":"NUMBER"}
                    {"enum":["a","b"]} | {"type":"STRING","enum":["a","b"]}
                    {"type":"integer","enum":[1,2]} | {"type":"INTEGER"}
                    {"const":"a"} | {"type":"STRING","enum":["a"]}
                    {"type":"array","items":{"type":"boolean"},"maxItems":2} | {"type":"ARRAY","maxItems":2,"items":{"type":"BOOLEAN"}}
                    {"type":"array"} | {"type":"ARRAY","items":{"type":"STRING"}}
                    {"anyOf":[{"type":"string"},{"type":"null"}],"description":"d"} | {"description":"d","nullable":true,"type":"STRING"}
                    {"oneOf":[{"type":"string"},{"type":"number"}]} | {"anyOf":[{"type":"STRING"},{"type":"NUMBER"}]}
                    {"type":"object","properties":{"a":{"type":"string"}},"required":["a","gone"],"additionalProperties":false} | {"type":"OBJECT","properties":{"a":{"type":"STRING"}},"required":["a"]}
                    {"properties":{"a":true}} | {"type":"OBJECT","properties":{"a":{}}}
                    """)
    void keywordsAreTranslatedOrLeftOut(String schema, String expected) {
        assertEquals(expected, json(SchemaDialect.OPEN_API, schema));
    }

    @Test
    void referencesAreResolvedAndACircleEnds() {
        assertEquals(
                """
                {"type":"OBJECT","properties":{"tree":{"description":"the tree","type":"OBJECT",\
                "properties":{"name":{"type":"STRING"},"children":{"type":"ARRAY",\
                "items":{"type":"OBJECT"}}}}}}\
                """,
                json(
                        SchemaDialect.OPEN_API,
                        """
                        {"type":"object","properties":{"tree":{"allOf":[{"$ref":"#/$defs/Node"}],\
                        "description":"the tree"}},\
                        "$defs":{"Node":{"description":"a node","type":"object","properties":{\
                        "name":{"type":"string"},\
                        "children":{"type":"array","items":{"$ref":"#/$defs/Node"}}}}}}\
                        """));
    }

    @Test
    void aSchemaWithoutPropertiesIsEmpty() {
        assertTrue(SchemaDialect.isEmpty(new Schema.Raw("{\"type\":\"object\"}")));
        assertTrue(SchemaDialect.isEmpty(new Schema.Raw("no JSON")));
        assertFalse(SchemaDialect.isEmpty(new Schema.Raw("{\"properties\":{\"a\":{}}}")));
    }
}
