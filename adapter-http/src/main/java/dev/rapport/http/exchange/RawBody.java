package dev.rapport.http.exchange;

/** A body as it came over the wire, before anybody looked into it. */
public sealed interface RawBody {

    /** The most bytes that a body may have (contract, section 4). */
    int MAX_BYTES = 65_536;

    /** The request's attribute under which the server leaves the body. */
    String ATTRIBUTE = RawBody.class.getName();

    /** All of it. */
    record Whole(byte[] bytes) implements RawBody {}

    /** More than {@link #MAX_BYTES}: it was not kept. */
    record TooLarge() implements RawBody {}
}
