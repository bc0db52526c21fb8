/** Headers by which better-auth is told what it cannot see: it is asked by us, not by a browser. */
export const TOLD = { address: "x-hyponema-address", person: "x-hyponema-person" };
