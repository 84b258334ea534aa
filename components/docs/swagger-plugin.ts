import type { createElement, ComponentType } from "react";

/** What Swagger UI gives to a plugin: it has a React of its own. */
interface System {
  readonly React: { readonly createElement: typeof createElement };
}

interface LayoutProps {
  readonly getComponent: (name: string, connected?: boolean) => ComponentType;
  readonly specSelectors: { readonly specStr: () => string };
}

/**
 * Swagger UI within a page that has a title and a main part already: without its own, without a choice of one server,
 * without links inside of buttons, and with a name for each choice of an example.
 */
export function withinPage({ React: { createElement } }: System) {
  const PageLayout = ({ getComponent, specSelectors }: LayoutProps) => {
    const part = (name: string, connected = true) => createElement(getComponent(name, connected));
    if (!specSelectors.specStr()) return part("errors");
    return createElement(
      "div",
      { className: "swagger-ui" },
      part("SvgAssets", false),
      part("errors"),
      createElement("div", { className: "authorize" }, part("AuthorizeBtnContainer")),
      part("operations"),
      part("Models"),
    );
  };
  const DeepLink = ({ text }: { readonly text: string }) => createElement("span", null, text);
  const named = (Select: ComponentType<object>) =>
    function NamedSelect(props: object) {
      const name = createElement("span", { className: "sr-only" }, "Example");
      return createElement("label", null, name, createElement(Select, props));
    };
  return { components: { PageLayout, DeepLink }, wrapComponents: { ExamplesSelect: named } };
}
