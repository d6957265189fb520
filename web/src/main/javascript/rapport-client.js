/** The client alone, as a module, for hosts with a UI of their own. */
export * from './client/index.js';
