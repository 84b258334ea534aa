/** The part of Swagger UI that we use: https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export interface SwaggerRequest {
    url: string;
    headers: Record<string, string>;
    /** This request fetches the document. */
    loadSpec?: boolean;
  }
  interface Options {
    readonly domNode: HTMLElement;
    readonly url: string;
    readonly deepLinking: boolean;
    readonly docExpansion: "list" | "none";
    readonly validatorUrl: null;
    readonly requestInterceptor: (request: SwaggerRequest) => Promise<SwaggerRequest>;
    readonly responseInterceptor: <Reply extends { readonly status: number }>(reply: Reply) => Reply;
    readonly layout: string;
    readonly plugins: readonly ((system: never) => object)[];
    readonly onComplete: () => void;
  }
  export default function SwaggerUI(options: Options): void;
}
