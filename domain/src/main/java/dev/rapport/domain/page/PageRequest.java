package dev.rapport.domain.page;

/**
 * Which page of a list.
 *
 * @param number from 1
 * @param size results on a page, from 1
 */
public record PageRequest(long number, int size) {

    /** @throws IllegalArgumentException when either is below 1 */
    public PageRequest {
        if (number < 1 || size < 1) {
            throw new IllegalArgumentException("pages and their sizes count from 1");
        }
    }

    /** How many results lie before this page; {@link Long#MAX_VALUE} where that is more than can be counted. */
    public long offset() {
        return number - 1 > Long.MAX_VALUE / size ? Long.MAX_VALUE : (number - 1) * size;
    }

    /** Whether there is a page after this one in a list of so many. */
    public boolean hasNext(long count) {
        return count > offset() && count - offset() > size;
    }
}
