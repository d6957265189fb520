package dev.rapport.persistence;

import dev.rapport.domain.message.Sends;
import dev.rapport.testkit.Adapters;
import dev.rapport.testkit.contract.SendsContract;

class JdbiSendsTest implements OnPostgres, SendsContract {

    @Override
    public Sends sends(Adapters adapters) {
        return ((Node) adapters).persistence().sends();
    }
}
