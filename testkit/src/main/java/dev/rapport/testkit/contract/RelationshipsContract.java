package dev.rapport.testkit.contract;

/** What every {@link dev.rapport.domain.relationship.Relationships} over a directory of its own must do. */
public interface RelationshipsContract extends EndAndBeginContract, EraseContract, EraseRacesContract {}
