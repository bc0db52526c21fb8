import { providerCredentialRoutes } from "@hyponema/contract/provider-credentials";
import { operations } from "../../platform/http/call.ts";
import type { ProviderCredentials } from "./service.ts";

export function providerCredentialOperations(own: ProviderCredentials) {
  return operations(providerCredentialRoutes, {
    listProviderCredentials: ({ read }) => read((tx) => own.listProviderCredentials(tx)),
    setProviderCredential: ({ params, body, write }) =>
      write((tx) => own.setProviderCredential(tx, params.provider, body)),
    deleteProviderCredential: ({ params, write }) =>
      write((tx) => own.deleteProviderCredential(tx, params.provider)),
    testProviderCredential: async ({ params, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const found = await read((tx) => own.prepareTest(tx, params.provider));
      const trial = await own.testProviderCredential(params.provider, found, request.signal);
      return write((tx) => own.saveTest(tx, params.provider, found, trial));
    },
    listSeenModels: ({ params, read }) => read((tx) => own.listSeenModels(tx, params.provider)),
  });
}
