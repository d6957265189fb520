package dev.rapport.domain.push;

/** What a device runs. */
public enum Platform {
    ANDROID,
    IOS,
    WEB
}
