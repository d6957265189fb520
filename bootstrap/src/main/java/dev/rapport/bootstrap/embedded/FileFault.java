package dev.rapport.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Puts into words what went wrong with a file: Java's own say a class and a path. */
final class FileFault {

    private FileFault() {}

    static String words(IOException fault) {
        if (!(fault instanceof FileSystemException file)) {
            return String.valueOf(fault.getMessage());
        }
        if (file instanceof NoSuchFileException) {
            return "there is no " + file.getFile();
        }
        if (file instanceof AccessDeniedException) {
            return "no permission to use " + file.getFile();
        }
        if (file instanceof FileAlreadyExistsException || file instanceof NotDirectoryException) {
            return file.getFile() + " is no folder";
        }
        return file.getMessage();
    }
}
