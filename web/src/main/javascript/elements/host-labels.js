/** Puts a host's labels in the place of the server's, and answers the same object as long as nothing has changed. */
export class HostLabels {
  #of = null;
  #labelled = null;

  /**
   * @param {import('../client/types.js').Me|null} viewer
   * @param {string|null|undefined} provider the host's, where it has one
   * @param {string|null|undefined} customer
   */
  over(viewer, provider, customer) {
    if (!viewer || (!provider && !customer)) {
      return viewer;
    }
    const labels = {provider: provider || viewer.labels.provider, customer: customer || viewer.labels.customer};
    const kept = this.#labelled?.labels;
    if (this.#of !== viewer || kept.provider !== labels.provider || kept.customer !== labels.customer) {
      this.#of = viewer;
      this.#labelled = {...viewer, labels};
    }
    return this.#labelled;
  }
}
