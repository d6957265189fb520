package dev.rapport.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A checkout as {@code bin/rapport} finds it after a build, with the script itself. The jar in it holds nothing but a way
 * to the tests' own class path: the real one is made only after the tests.
 */
final class Installation {

    private Installation() {}

    /** Makes one in that folder, and answers where the script is. */
    static Path of(Path root) throws IOException {
        Path sources = Files.createDirectories(root.resolve("bootstrap/src/main"));
        Files.createFile(root.resolve("pom.xml"));
        Files.createFile(sources.resolveSibling("../pom.xml").normalize());
        Path jar = Files.createDirectories(root.resolve("bootstrap/target")).resolve("rapport.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream file = Files.newOutputStream(jar)) {
            new JarOutputStream(file, manifest).close();
        }
        Path script = Files.createDirectories(root.resolve("bin")).resolve("rapport");
        return Files.copy(Path.of("../bin/rapport"), script);
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
