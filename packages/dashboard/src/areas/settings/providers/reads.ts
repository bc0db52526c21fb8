/** Their answers are void when a provider's credential changes or is tested. */
export const PROVIDER_READS = ["listProviderCredentials", "listSeenModels"] as const;
