package dev.rapport.http.live;

/** How many frames a socket may send: those that catch up have a budget of their own. For one thread at a time. */
final class Budget {

    private final SlidingWindow frames = new SlidingWindow(LiveLimits.MAX_FRAMES, LiveLimits.FRAMES_WINDOW);
    private SlidingWindow resumes;

    /** Whether one more of the protocol's own frames may come. */
    boolean admits(long now) {
        return frames.admit(now);
    }

    /** Whether one more of that type may come. */
    boolean admits(FrameType type, long now) {
        if (type != FrameType.RESUME) {
            return frames.admit(now);
        }
        if (resumes == null) {
            resumes = new SlidingWindow(LiveLimits.MAX_RESUMES, LiveLimits.RESUMES_WINDOW);
        }
        return resumes.admit(now);
    }
}
