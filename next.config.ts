import type { NextConfig } from "next";

const config: NextConfig = {
  // Packages with binaries, workers or one shared copy with server.ts.
  serverExternalPackages: ["argon2", "drizzle-orm", "postgres", "socket.io"],
  poweredByHeader: false,
  devIndicators: false,
  // Next would write instructions for coding tools into the checkout.
  agentRules: false,
  // A lock file above the checkout must not make that folder the root.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // `npm run types` checks them; what tests need is not installed where the application only runs.
  typescript: { ignoreBuildErrors: true },
};

export default config;
