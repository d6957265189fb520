package dev.rapport.bootstrap.embedded;

import java.nio.file.Path;

/** Another process holds the data folder. */
public final class DataFolderInUseException extends EmbeddedDatabaseException {

    DataFolderInUseException(Path folder, String holder) {
        super("The data folder " + folder + " is in use by another Rapport server" + holder
                + ". Stop that one first, or choose another folder with --data or RAPPORT_DATA.");
    }
}
