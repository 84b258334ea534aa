import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: ["node_modules", ".next", ".data", "dist", "next-env.d.ts", "test-results", "playwright-report"],
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "max-lines": ["error", { max: 250, skipBlankLines: false, skipComments: false }],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.tsx", "lib/client/**/*.ts", "components/**/*.ts"],
    ...hooks.configs.flat["recommended-latest"],
  },
  { files: ["lib/cli/**", "bench/**", "lib/server/log.ts"], rules: { "no-console": "off" } },
  {
    files: ["**/*.test.ts", "**/*.integration.test.ts", "e2e/**"],
    rules: { "max-lines": ["error", { max: 400 }] },
  },
);
