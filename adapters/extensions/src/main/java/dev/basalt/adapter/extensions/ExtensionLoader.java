package dev.basalt.adapter.extensions;

import dev.basalt.Extension;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * Finds extensions on the class path and in the jars of a directory. Each jar has a class loader of
 * its own, so that two jars may bring different versions of a library; it is never closed, since
 * its classes are needed until the process ends.
 */
final class ExtensionLoader {

    private final ClassLoader program;
    private final boolean onClassPath;
    private final Path directory;
    private final Consumer<String> notices;

    /**
     * @param program sees the class path
     * @param onClassPath whether to look there, too
     */
    ExtensionLoader(
            ClassLoader program, boolean onClassPath, Path directory, Consumer<String> notices) {
        this.program = program;
        this.onClassPath = onClassPath;
        this.directory = directory;
        this.notices = notices;
    }

    /** Returns those of the class path, then those of the jars in the order of their names. */
    List<LoadedExtension> load() {
        List<LoadedExtension> loaded = new ArrayList<>();
        if (onClassPath) {
            load("the class path", program, loaded);
        }
        for (Path jar : jars()) {
            if (isWhole(jar)) {
                load(jar.toString(), loaderOf(jar), loaded);
            }
        }
        return loaded;
    }

    private void load(String source, ClassLoader loader, List<LoadedExtension> to) {
        List<LoadedExtension> found = new ArrayList<>();
        try {
            for (var provider : ServiceLoader.load(Extension.class, loader).stream().toList()) {
                // a jar's loader finds those of the class path, too
                if (loader.equals(program) || loader.equals(provider.type().getClassLoader())) {
                    Extension extension = provider.get();
                    found.add(
                            new LoadedExtension(
                                    source,
                                    extension.modelApis(),
                                    extension.toolSources(),
                                    extension.conversationStore()));
                }
            }
            if (found.isEmpty() && !loader.equals(program)) {
                notices.accept(
                        LoadedExtension.leftOut(
                                source,
                                "it names no class in META-INF/services/dev.basalt.Extension"));
            }
            to.addAll(found);
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            notices.accept(LoadedExtension.leftOut(source, reason(e)));
        }
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        // the cheapest way to find that there are none, which is the rule
        if (!Files.isDirectory(directory)) {
            return jars;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
            for (Path file : found) {
                if (file.toString().endsWith(".jar")) {
                    jars.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            notices.accept("extensions not loaded: " + directory + " cannot be read");
            return List.of();
        }
        jars.sort(null);
        return jars;
    }

    /** A class loader skips a jar that it can't read without reporting it. */
    private boolean isWhole(Path jar) {
        if (!Files.isRegularFile(jar)) {
            // opening a pipe could block for ever
            notices.accept(LoadedExtension.leftOut(jar.toString(), "it is not a regular file"));
            return false;
        }
        try (var file = new JarFile(jar.toFile())) {
            return file.size() >= 0;
        } catch (IOException e) {
            notices.accept(LoadedExtension.leftOut(jar.toString(), reason(e)));
            return false;
        }
    }

    private ClassLoader loaderOf(Path jar) {
        try {
            return new URLClassLoader(
                    jar.getFileName().toString(), new URL[] {jar.toUri().toURL()}, program);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has no address: " + jar, e);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null || e.toString().contains(cause.toString())
                ? e.toString()
                : e + ": " + cause;
    }
}
