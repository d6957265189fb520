/**
 * What every implementation of a driven port must do, as interfaces of default tests: a test class implements
 * {@link dev.rapport.testkit.contract.StoreContract#fresh} and the contracts of the ports that it is about. No contract
 * assumes a clock that can be set, for a store's time may be its own.
 */
package dev.rapport.testkit.contract;
