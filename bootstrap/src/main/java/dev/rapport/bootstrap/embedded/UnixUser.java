package dev.rapport.bootstrap.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who we are to the operating system, where it is a Unix; elsewhere nobody is root, and all files are one's own. */
final class UnixUser {

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private UnixUser() {}

    static boolean isRoot() {
        return UNIX && id() == 0;
    }

    static boolean owns(Path path) throws IOException {
        return !UNIX || ((Integer) Files.getAttribute(path, "unix:uid")).longValue() == id();
    }

    private static long id() {
        return new UnixSystem().getUid();
    }
}
