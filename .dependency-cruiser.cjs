/** The arrows of the project: who may import whom. */
const only = (from, to, comment) => ({
  name: `${from.replaceAll("/", "-")}-imports-only`,
  comment,
  severity: "error",
  from: { path: `^${from}/` },
  to: {
    path: "^(app|components|lib|db|e2e|bench|server\\.ts)",
    pathNot: [`^${from}/`, ...to.map((path) => `^${path}`)],
  },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "core-is-pure",
      comment: "lib/call decides by values alone and imports nothing.",
      severity: "error",
      from: { path: "^lib/call/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^lib/call/" },
    },
    {
      name: "model-is-apart",
      comment: "lib/model is written from the semantics alone, so that the same mistake is not made twice.",
      severity: "error",
      from: { path: "^lib/model/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^lib/model/" },
    },
    {
      name: "model-is-for-tests",
      severity: "error",
      from: { pathNot: "^lib/(model|server/model)/|\\.test\\.ts$" },
      to: { path: "^lib/(model|server/model)/" },
    },
    only("lib/call", [], "the core imports nothing"),
    only("lib/contract", ["lib/call/"], "the contract knows the core's words"),
    only("db", ["lib/call/"], "queries know the core's types"),
    only("lib/client", ["lib/contract/", "lib/call/"], "the client knows the contract only"),
    only("lib/worker", ["lib/client/", "lib/contract/", "lib/call/"], "the service worker is of the client"),
    only(
      "lib/bots",
      ["lib/client/rest/", "lib/contract/", "lib/call/"],
      "test users are programs like any other: they know the API alone",
    ),
    only("lib/server", ["lib/contract/", "lib/call/", "lib/model/", "db/"], "never pages or the client"),
    only("components", ["lib/client/", "lib/contract/", "lib/call/"], "never the server or the database"),
    {
      name: "features-apart",
      comment: "One feature folder does not import another; what both need is in ui.",
      severity: "error",
      from: { path: "^components/(?!ui/)([^/]+)/" },
      to: { path: "^components/(?!ui/)[^/]+/", pathNot: "^components/$1/" },
    },
    {
      name: "ui-has-no-domain",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|components/(?!ui/))" },
    },
    {
      name: "nobody-imports-app",
      severity: "error",
      from: { path: "^(lib|components|db|server\\.ts)" },
      to: { path: "^app/" },
    },
    {
      name: "server-boots-only",
      severity: "error",
      from: { path: "^server\\.ts$" },
      to: { path: "^(app|components|lib|bench|e2e)", pathNot: "^lib/server/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
