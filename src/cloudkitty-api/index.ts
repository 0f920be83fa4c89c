/** CloudKitty's REST API, versions 1 and 2, over our store and rules: what an unmodified client asks, answered as it expects. */
export { type CloudkittyEnvironment, type CloudkittyParts, type RuleParts, cloudkittyRoutes } from './routes.ts';
