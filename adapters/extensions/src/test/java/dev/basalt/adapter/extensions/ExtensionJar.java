package dev.basalt.adapter.extensions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A jar with an extension that is compiled from its source. */
public final class ExtensionJar {

    private static final Pattern PACKAGE =
            Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern CLASS =
            Pattern.compile("^public (?:final )?class (\\w+)", Pattern.MULTILINE);

    private ExtensionJar() {}

    /**
     * Compiles an extension and packs it into a jar.
     *
     * @param work a directory for the classes
     * @param source one public class in a package
     */
    public static void write(Path jar, Path work, String source) throws IOException {
        String type = first(PACKAGE, source) + "." + first(CLASS, source);
        compile(work, type, source);
        Files.createDirectories(jar.getParent());
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> classes = Files.walk(work)) {
            add(out, "META-INF/services/dev.basalt.Extension", type.getBytes(UTF_8));
            for (Path file : classes.filter(Files::isRegularFile).toList()) {
                add(out, work.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    /** Takes an entry out of a jar. */
    static void remove(Path jar, String entry) throws IOException {
        try (var files = FileSystems.newFileSystem(jar)) {
            Files.delete(files.getPath(entry));
        }
    }

    private static void compile(Path work, String type, String source) throws IOException {
        Files.createDirectories(work);
        var messages = new StringWriter();
        var unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + type.replace('.', '/') + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        boolean compiled =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                messages,
                                null,
                                null,
                                List.of(
                                        "-d",
                                        work.toString(),
                                        "-proc:none",
                                        "-classpath",
                                        System.getProperty("java.class.path")),
                                null,
                                List.of(unit))
                        .call();
        if (!compiled) {
            throw new IOException(messages.toString());
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in\n" + source);
        }
        return matcher.group(1);
    }
}
