/** Operations to invalidate when a provider's credential changes or is tested. */
export const PROVIDER_QUERIES = ["listProviderCredentials", "listSeenModels"] as const;
