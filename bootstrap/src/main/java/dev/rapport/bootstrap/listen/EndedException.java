package dev.rapport.bootstrap.listen;

/** There is no connection, or none any more. */
final class EndedException extends Exception {

    private final transient Ending ending;

    EndedException(Ending ending) {
        super(ending.words());
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
