package dev.rapport.testkit.contract;

/** What every {@link dev.rapport.domain.message.Messages} must do. */
public interface MessagesContract extends AppendContract, RateWindowContract, HistoryContract, AppendRacesContract {}
