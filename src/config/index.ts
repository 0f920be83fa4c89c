/** The configuration of a deployment, `tariff.yml`: what is collected from where, how the service works, and whether it all agrees. */
export { type CollectorConfiguration, type Configuration, type FetcherConfiguration, type SourceOptions, type Start } from './configuration.ts';
export type { Environment } from './environment.ts';
export { type LoadedConfiguration, loadConfiguration } from './load.ts';
