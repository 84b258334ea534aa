import { useEffect, useState, type RefObject } from "react";
import type { SwaggerRequest } from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { accessToken, forgetToken } from "@/lib/client/account";
import { withinPage } from "./swagger-plugin";

/** Who is signed in here sends their own token, unless they have entered another one. */
async function withToken(request: SwaggerRequest): Promise<SwaggerRequest> {
  if (request.loadSpec || request.headers.Authorization) return request;
  const access = await accessToken();
  if (access) request.headers.Authorization = `Bearer ${access.token}`;
  return request;
}

function noteRefusal<Reply extends { readonly status: number }>(reply: Reply): Reply {
  if (reply.status === 401) forgetToken();
  return reply;
}

/** Draws the reference into this element. */
export function useReference(place: RefObject<HTMLElement | null>): "loading" | "ready" | "failed" {
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  useEffect(() => {
    const domNode = document.createElement("div");
    place.current?.append(domNode);
    let gone = false;
    import("swagger-ui-dist/swagger-ui-es-bundle.js").then(
      ({ default: SwaggerUI }) => {
        if (gone) return;
        SwaggerUI({
          domNode,
          url: "/api/v1/openapi.json",
          deepLinking: true,
          docExpansion: "list",
          // It would ask a server of its makers.
          validatorUrl: null,
          layout: "PageLayout",
          plugins: [withinPage],
          requestInterceptor: withToken,
          responseInterceptor: noteRefusal,
          onComplete: () => setState("ready"),
        });
      },
      () => setState("failed"),
    );
    return () => {
      gone = true;
      domNode.remove();
    };
  }, [place]);
  return state;
}
