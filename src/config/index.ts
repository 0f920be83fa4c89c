/** The configuration of a deployment, `tariff.yml`: what is collected from where, how the service works, and whether it all agrees. */
export { checkAgreement } from './agreement.ts';
export type { CollectorConfiguration, Configuration, FetcherConfiguration, SourceOptions, Start } from './configuration.ts';
export type { Environment } from './environment.ts';
export { type Draft, type LoadedConfiguration, loadConfiguration } from './load.ts';
export { type Origin, type ShownOption, shownConfiguration, shownYaml } from './show.ts';
