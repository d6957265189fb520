package dev.rapport.persistence;

import dev.rapport.domain.Ids;
import dev.rapport.testkit.contract.IdsContract;

class TimeOrderedIdsTest implements IdsContract {

    @Override
    public Ids ids() {
        return new TimeOrderedIds();
    }
}
